// XIM through GLFW's own input context. GLFW makes the context, looks text up with it and hands it to nobody, so
// functions here stand in for those of libX11 that it does that with. Where it calls none of them (another platform,
// XIM that does not open) nothing happens.
#include <X11/Xlib.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cwchar>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/borrowed/linux/glfw_stand_in.h"
#include "platform/borrowed/linux/xlib.h"
#include "platform/window/held_keys.h"
#include "platform/window/linux/input_methods.h"

namespace recoup::platform::inline window {
namespace {

// What GLFW calls: at the end of this file.
XIC create_ic(XIM im, ...);
void destroy_ic(XIC ic);
void set_ic_focus(XIC ic);
void unset_ic_focus(XIC ic);
Bool filter_event(XEvent* event, ::Window window);

const StandIn<XIC(XIM, ...)> kCreateIc{"XCreateIC", create_ic};
const StandIn<void(XIC)> kDestroyIc{"XDestroyIC", destroy_ic};
const StandIn<void(XIC)> kSetIcFocus{"XSetICFocus", set_ic_focus};
const StandIn<void(XIC)> kUnsetIcFocus{"XUnsetICFocus", unset_ic_focus};
const StandIn<Bool(XEvent*, ::Window)> kFilterEvent{"XFilterEvent", filter_event};

// Xlib names one type for callbacks of several.
template <class Function>
XIMProc as_proc(Function* function) {
    return reinterpret_cast<XIMProc>(reinterpret_cast<void (*)()>(function));
}

std::u32string to_utf32(const XIMText& text) {
    std::u32string out;
    if (text.string.multi_byte == nullptr) return out;  // only the look changes
    if (text.encoding_is_wchar != False) {
        for (const wchar_t* c = text.string.wide_char; *c != 0; ++c) out += static_cast<char32_t>(*c);
        return out;
    }
    const char* left = text.string.multi_byte;
    std::mbstate_t state{};
    std::array<wchar_t, 64> part{};
    while (left != nullptr) {
        const auto count = std::mbsrtowcs(part.data(), &left, part.size(), &state);
        if (count == static_cast<std::size_t>(-1)) break;
        for (std::size_t i = 0; i < count; ++i) out += static_cast<char32_t>(part[i]);
    }
    return out;
}

// Names and values as XCreateIC takes them; the last stay empty.
using IcValues = std::array<std::pair<const char*, void*>, 8>;

// The one input context of the process and what is known of it.
class Xim {
  public:
    static Xim& instance() {
        static Xim xim;
        return xim;
    }

    XIC create(XIM im, const IcValues& values);
    void destroy(XIC ic);
    void window_focus(bool focused);
    void note_focus(const XFocusChangeEvent& event);
    bool keep(XEvent& event);
    void offered(unsigned keycode, unsigned long time_ms, bool taken);

    void attach(InputMethodEvents* events) { events_ = events; }
    void detach();
    void set_caret(const std::optional<ui::FieldCaret>& caret);
    const ui::Composition& composition() const { return composition_; }
    HeldKeys& keys() { return keys_; }
    bool watches_keys() const { return watches_keys_; }

  private:
    static int preedit_start(XIC, XPointer, XPointer) { return -1; }  // of any length
    static void preedit_done(XIC, XPointer self, XPointer);
    static void preedit_draw(XIC, XPointer self, XIMPreeditDrawCallbackStruct* change);
    static void preedit_caret(XIC, XPointer self, XIMPreeditCaretCallbackStruct* move);

    static void ended(XIC, XPointer self, XPointer);

    XIC best(XIM im, const IcValues& values);
    XIC create_with(XIM im, IcValues values, XIMStyle style);
    void forget();
    void apply_focus();
    void apply_spot();
    void drop_composition();
    void set_composition(ui::Composition composition);
    void put_back();

    XIC ic_ = nullptr;  // none: the input method has ended
    Display* display_ = nullptr;
    bool served_ = false;  // by a program of its own
    std::vector<XEvent> kept_;
    XIMCallback ended_{reinterpret_cast<XPointer>(this), as_proc(ended)};
    XIMCallback glfw_ended_{};
    XFontSet fonts_ = nullptr;  // the over-the-spot style asks for one
    bool window_focused_ = false;
    bool focused_ = false;
    std::optional<ui::FieldCaret> caret_;
    std::optional<ImVec2> spot_;  // as last told
    bool was_composing_ = false;  // in the frame before
    ui::Composition composition_;
    HeldKeys keys_;
    bool watches_keys_ = false;
    InputMethodEvents* events_ = nullptr;
};

bool offers(XIM im, XIMStyle wanted) {
    XIMStyles* styles = nullptr;
    if (xlib()->XGetIMValues(im, XNQueryInputStyle, &styles, nullptr) != nullptr || styles == nullptr) return false;
    const bool found = std::find(styles->supported_styles, styles->supported_styles + styles->count_styles, wanted) !=
                       styles->supported_styles + styles->count_styles;
    xlib()->XFree(styles);
    return found;
}

XIC Xim::create(XIM im, const IcValues& values) {
    display_ = xlib()->XDisplayOfIM(im);
    ic_ = best(im, values);
    spot_.reset();
    // A new context takes keys before anybody has given it the focus.
    focused_ = ic_ != nullptr;
    apply_focus();
    return ic_;
}

// GLFW asks for a context that shows everything by itself. One that leaves the composition to us is better, then one
// that at least shows it where we say.
XIC Xim::best(XIM im, const IcValues& values) {
    for (const XIMStyle preedit : {XIMPreeditCallbacks, XIMPreeditPosition}) {
        const XIMStyle style = preedit | XIMStatusNothing;
        if (!offers(im, style)) continue;
        const XIC ic = create_with(im, values, style);
        served_ = ic != nullptr;
        if (served_) return ic;
    }
    return create_with(im, values, 0);
}

XIC Xim::create_with(XIM im, IcValues values, XIMStyle style) {
    XVaNestedList preedit = nullptr;
    XIMCallback start{reinterpret_cast<XPointer>(this), as_proc(preedit_start)};
    XIMCallback done{reinterpret_cast<XPointer>(this), as_proc(preedit_done)};
    XIMCallback draw{reinterpret_cast<XPointer>(this), as_proc(preedit_draw)};
    XIMCallback caret{reinterpret_cast<XPointer>(this), as_proc(preedit_caret)};
    XPoint spot{0, 0};
    if ((style & XIMPreeditCallbacks) != 0) {
        preedit = xlib()->XVaCreateNestedList(0, XNPreeditStartCallback, &start, XNPreeditDoneCallback, &done,
                                              XNPreeditDrawCallback, &draw, XNPreeditCaretCallback, &caret, nullptr);
    } else if ((style & XIMPreeditPosition) != 0) {
        if (fonts_ == nullptr) {
            char** missing = nullptr;
            int missing_count = 0;
            char* def = nullptr;
            fonts_ = xlib()->XCreateFontSet(xlib()->XDisplayOfIM(im), "-*-*-*-*-*-*-*-*-*-*-*-*-*-*,*", &missing,
                                            &missing_count, &def);
            if (missing != nullptr) xlib()->XFreeStringList(missing);
        }
        preedit = xlib()->XVaCreateNestedList(0, XNSpotLocation, &spot, XNFontSet, fonts_, nullptr);
    }
    std::size_t used = 0;
    for (; used < values.size() && values[used].first != nullptr; ++used) {
        auto& [name, value] = values[used];
        if (style != 0 && std::string_view(name) == XNInputStyle) value = reinterpret_cast<void*>(style);
        if (std::string_view(name) == XNDestroyCallback) {
            glfw_ended_ = *static_cast<XIMCallback*>(value);
            value = &ended_;
        }
    }
    if (preedit != nullptr && used < values.size()) values[used] = {XNPreeditAttributes, preedit};
    const auto& v = values;
    const XIC ic = kCreateIc.real()(im, v[0].first, v[0].second, v[1].first, v[1].second, v[2].first, v[2].second,
                                    v[3].first, v[3].second, v[4].first, v[4].second, v[5].first, v[5].second,
                                    v[6].first, v[6].second, v[7].first, v[7].second, nullptr);
    if (preedit != nullptr) xlib()->XFree(preedit);
    return ic;
}

void Xim::destroy(XIC ic) {
    kDestroyIc.real()(ic);
    forget();
    window_focused_ = false;
}

void Xim::forget() {
    ic_ = nullptr;
    served_ = focused_ = false;
    keys_.clear();
    set_composition({});
}

// GLFW makes another context when there is an input method again.
void Xim::ended(XIC ic, XPointer self, XPointer more) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    xim.forget();
    if (xim.glfw_ended_.callback != nullptr)
        reinterpret_cast<XICProc>(reinterpret_cast<void (*)()>(xim.glfw_ended_.callback))(
            ic, xim.glfw_ended_.client_data, more);
}

void Xim::detach() {
    events_ = nullptr;
    caret_.reset();
    composition_ = {};
    keys_.clear();
    kept_.clear();
}

void Xim::window_focus(bool focused) {
    window_focused_ = focused;
    if (!focused) keys_.clear();
    apply_focus();
}

// GLFW tells a context of it, and there may have been none.
void Xim::note_focus(const XFocusChangeEvent& event) {
    if (event.type != FocusIn && event.type != FocusOut) return;
    if (ic_ == nullptr && event.mode != NotifyGrab && event.mode != NotifyUngrab)
        window_focused_ = event.type == FocusIn;
}

void Xim::offered(unsigned keycode, unsigned long time_ms, bool taken) {
    watches_keys_ = true;
    const auto chord = keys_.offered({keycode, time_ms}, taken);
    if (chord && events_ != nullptr) events_->key(*chord);
}

// What follows a key that may open a field is for that field, and its letters are to be composed there: they come again
// when it stands, and with them the pointer, which keeps its place among them.
bool Xim::keep(XEvent& event) {
    const bool pointer = event.type >= ButtonPress && event.type <= MotionNotify;
    if (!pointer && (event.type != KeyPress || event.xkey.keycode == 0)) return false;
    if (!served_ || focused_ || events_ == nullptr || (kept_.empty() && !events_->keys_wait())) return false;
    kept_.push_back(event);
    if (pointer) event.xany.window = None;  // GLFW passes over it
    return true;
}

void Xim::put_back() {
    if (kept_.empty() || events_ == nullptr || events_->keys_wait()) return;
    for (auto event = kept_.rbegin(); event != kept_.rend(); ++event) xlib()->XPutBackEvent(display_, &*event);
    kept_.clear();
}

void Xim::set_caret(const std::optional<ui::FieldCaret>& caret) {
    const auto field_of = [](const auto& of) { return of ? of->field : 0; };
    // What was typed after the key that led to another field is meant for that one.
    if (field_of(caret) != field_of(caret_) && was_composing_) drop_composition();
    was_composing_ = !composition_.text.empty() || keys_.any();
    caret_ = caret;
    apply_focus();
    apply_spot();
    put_back();
}

// Keys go to it only while somebody could read what it makes of them.
void Xim::apply_focus() {
    const bool wanted = window_focused_ && caret_.has_value();
    if (ic_ == nullptr || wanted == focused_) return;
    if (!wanted) drop_composition();
    focused_ = wanted;
    (wanted ? kSetIcFocus : kUnsetIcFocus).real()(ic_);
    // Some forget the place with the focus.
    if (wanted) spot_.reset();
    apply_spot();
}

void Xim::apply_spot() {
    if (ic_ == nullptr || !focused_ || !caret_) return;
    const ImVec2 foot = caret_->foot();
    if (spot_ && spot_->x == foot.x && spot_->y == foot.y) return;
    XPoint spot{static_cast<short>(foot.x), static_cast<short>(foot.y)};
    XVaNestedList preedit = xlib()->XVaCreateNestedList(0, XNSpotLocation, &spot, nullptr);
    xlib()->XSetICValues(ic_, XNPreeditAttributes, preedit, nullptr);
    xlib()->XFree(preedit);
    spot_ = foot;
}

// What the input method gives back is what was composed: nobody's any more.
void Xim::drop_composition() {
    if (ic_ == nullptr || !focused_) return;
    if (char* left = xlib()->Xutf8ResetIC(ic_)) xlib()->XFree(left);
    set_composition({});
}

void Xim::set_composition(ui::Composition composition) {
    if (composition == composition_) return;
    composition_ = std::move(composition);
    if (events_ != nullptr) events_->changed();
}

void Xim::preedit_done(XIC, XPointer self, XPointer) {
    reinterpret_cast<Xim*>(self)->set_composition({});
}

void Xim::preedit_draw(XIC, XPointer self, XIMPreeditDrawCallbackStruct* change) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    if (!xim.focused_) return;
    auto composition = xim.composition_;
    const auto size = composition.text.size();
    const auto first = std::min(static_cast<std::size_t>(std::max(0, change->chg_first)), size);
    const auto length = std::min(static_cast<std::size_t>(std::max(0, change->chg_length)), size - first);
    const bool replaces = change->text == nullptr || change->text->string.multi_byte != nullptr;
    if (replaces) composition.text.replace(first, length, change->text != nullptr ? to_utf32(*change->text) : U"");
    composition.caret = std::min(static_cast<std::size_t>(std::max(0, change->caret)), composition.text.size());
    xim.set_composition(std::move(composition));
}

void Xim::preedit_caret(XIC, XPointer self, XIMPreeditCaretCallbackStruct* move) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    auto composition = xim.composition_;
    const auto size = static_cast<int>(composition.text.size());
    switch (move->direction) {
        case XIMForwardChar:
            move->position = std::min(size, static_cast<int>(composition.caret) + 1);
            break;
        case XIMBackwardChar:
            move->position = std::max(0, static_cast<int>(composition.caret) - 1);
            break;
        case XIMLineStart:
            move->position = 0;
            break;
        case XIMLineEnd:
            move->position = size;
            break;
        case XIMAbsolutePosition:
            break;
        default:
            move->position = static_cast<int>(composition.caret);
    }
    composition.caret = static_cast<std::size_t>(std::clamp(move->position, 0, size));
    xim.set_composition(std::move(composition));
}

class XimInputMethod final : public InputMethod {
  public:
    explicit XimInputMethod(InputMethodEvents events) : events_(std::move(events)) { Xim::instance().attach(&events_); }
    ~XimInputMethod() override { Xim::instance().detach(); }
    XimInputMethod(const XimInputMethod&) = delete;
    XimInputMethod& operator=(const XimInputMethod&) = delete;

    void set_caret(const std::optional<ui::FieldCaret>& caret) override { Xim::instance().set_caret(caret); }
    const ui::Composition& composition() const override { return Xim::instance().composition(); }
    Owner owner_of_key() const override {
        auto& xim = Xim::instance();
        if (!xim.watches_keys()) return Owner::unknown;
        return xim.keys().last_was_taken() ? Owner::input_method : Owner::program;
    }
    void hold(const ui::KeyChord& chord) override { Xim::instance().keys().hold(chord); }

  private:
    InputMethodEvents events_;
};

XIC create_ic(XIM im, ...) {
    IcValues values{};
    va_list list;
    va_start(list, im);
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {  // room for one of ours
        values[i].first = va_arg(list, const char*);
        if (values[i].first == nullptr) break;
        values[i].second = va_arg(list, void*);
    }
    va_end(list);
    return Xim::instance().create(im, values);
}

void destroy_ic(XIC ic) {
    Xim::instance().destroy(ic);
}

void set_ic_focus(XIC) {
    Xim::instance().window_focus(true);
}

void unset_ic_focus(XIC) {
    Xim::instance().window_focus(false);
}

Bool filter_event(XEvent* event, ::Window window) {
    Xim::instance().note_focus(event->xfocus);
    // Read before: some input methods clear them.
    const auto type = event->type;
    const auto keycode = event->xkey.keycode;
    const auto time_ms = event->xkey.time;
    const Bool taken = Xim::instance().keep(*event) ? True : kFilterEvent.real()(event, window);
    if (type == KeyPress && keycode != 0) Xim::instance().offered(keycode, time_ms, taken != False);
    return taken;
}

}  // namespace

std::unique_ptr<InputMethod> x11_input_method(InputMethodEvents events) {
    return std::make_unique<XimInputMethod>(std::move(events));
}

}  // namespace recoup::platform::inline window
