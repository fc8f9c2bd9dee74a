#include "platform/window/input_queue.h"

#include <algorithm>
#include <utility>

namespace recoup::platform::inline window {
namespace {

using ui::Key;
using ui::KeyChord;
using ui::MouseEvent;

}  // namespace

void InputQueue::press(const KeyChord& chord) {
    events_.emplace_back(Stroke{chord, {}});
}

void InputQueue::type(char32_t letter) {
    auto* stroke = events_.empty() ? nullptr : std::get_if<Stroke>(&events_.back());
    const bool open = stroke != nullptr && (!stroke->key || (stroke->text.empty() && makes_text(*stroke->key)));
    if (!open) stroke = &std::get<Stroke>(events_.emplace_back(Stroke{}));
    stroke->text += letter;
}

void InputQueue::point(const MouseEvent& event) {
    // Of a way only its end counts.
    auto* last = events_.empty() ? nullptr : std::get_if<MouseEvent>(&events_.back());
    const auto moves = [](const MouseEvent& mouse) { return mouse.kind == MouseEvent::Kind::move; };
    if (last != nullptr && moves(*last) && moves(event))
        *last = event;
    else
        events_.emplace_back(event);
}

bool InputQueue::keys_wait() const {
    const auto is_stroke = [](const Event& event) { return std::holds_alternative<Stroke>(event); };
    return last_ == Kind::act || std::ranges::any_of(events_, is_stroke);
}

InputQueue::Kind InputQueue::kind_of(const Event& event, bool writing) {
    if (const auto* mouse = std::get_if<MouseEvent>(&event))
        return mouse->kind == MouseEvent::Kind::button ? Kind::button : Kind::pointer;
    const auto& key = std::get<Stroke>(event).key;
    if (!key) return Kind::letter;
    if (key->alt || key->super) return Kind::act;
    // With Shift and outside of a field it carries a card along, which may ask something.
    if (key->key >= Key::left && key->key <= Key::page_down) return writing || !key->shift ? Kind::step : Kind::act;
    const bool edits = makes_text(*key) || key->key == Key::backspace || key->key == Key::del;
    return writing && edits ? Kind::letter : Kind::act;
}

bool InputQueue::is_repeat(const Event& event, const KeyChord& of) {
    const auto* stroke = std::get_if<Stroke>(&event);
    return stroke != nullptr && stroke->key && stroke->key->repeat && stroke->key->key == of.key;
}

bool InputQueue::goes_with(const Portion& portion, std::optional<Kind> before, bool writing) const {
    const auto& event = events_.front();
    const Kind kind = kind_of(event, writing);
    if (kind == Kind::pointer) return last_ != Kind::button;  // a click lands where the pointer was
    // A step held down may lose some, else it would run on when let go.
    if (last_ == Kind::step) return is_repeat(event, portion.chords.back());
    if (before == Kind::act || (before == Kind::button && kind != Kind::button)) return false;
    return !last_ || (last_ == Kind::letter && kind == Kind::letter);
}

Portion InputQueue::take(bool writing) {
    const auto before = std::exchange(last_, std::nullopt);
    // Held down for longer than a frame, it would act on what it has opened.
    while (before == Kind::act && !events_.empty() && is_repeat(events_.front(), acted_)) events_.pop_front();
    Portion portion;
    while (!events_.empty() && goes_with(portion, before, writing)) {
        const Kind kind = kind_of(events_.front(), writing);
        if (kind != Kind::pointer) last_ = kind;
        move_front_to(portion);
    }
    if (last_ == Kind::act) acted_ = portion.chords.back();
    return portion;
}

void InputQueue::move_front_to(Portion& portion) {
    if (const auto* mouse = std::get_if<MouseEvent>(&events_.front())) {
        portion.mouse.push_back(*mouse);
    } else {
        auto& stroke = std::get<Stroke>(events_.front());
        if (stroke.key) {
            stroke.key->text_before = portion.text.size();
            portion.chords.push_back(*stroke.key);
        }
        portion.text += stroke.text;
    }
    events_.pop_front();
}

}  // namespace recoup::platform::inline window
