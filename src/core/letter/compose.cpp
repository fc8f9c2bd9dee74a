#include "core/letter/compose.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/letter/happened.h"
#include "core/letter/needs.h"

namespace recoup::core::inline letter {
namespace {

using namespace std::chrono;

constexpr hours kByDay{48};

Result<Template> template_of(const Message& message, Lang lang, bool brief) {
    if (brief) return parse_template(message.brief.in(lang));
    auto body = parse_template(message.body.in(lang));
    if (!body || message.subject.empty()) return body;
    auto subject = parse_template(trf(lang, "message_subject"_tr, message.subject.in(lang)));
    if (!subject) return subject;
    return join(std::move(*subject), std::move(*body));
}

void mark_blanks(Filled& filled, Lang lang) {
    for (auto& run : filled.runs) {
        run.blank = run.hole && is_blank(*run.hole) && run.text == blank_text(lang, *run.hole);
        if (run.blank && std::ranges::find(filled.blanks, *run.hole) == filled.blanks.end())
            filled.blanks.push_back(*run.hole);
    }
}

// What a template says around an optional part is one run.
void join_sentences(std::vector<Filled::Run>& runs) {
    std::vector<Filled::Run> joined;
    for (auto& run : runs)
        if (!run.hole && !joined.empty() && !joined.back().hole)
            joined.back().text += run.text;
        else
            joined.push_back(std::move(run));
    runs = std::move(joined);
}

void close_up(std::vector<Filled::Run>& runs) {
    join_sentences(runs);
    const auto keeps_apart = [](const Filled::Run& run) { return !run.hole && run.text == " "; };
    for (std::size_t i = 1; i < runs.size(); ++i)
        if (!keeps_apart(runs[i - 1]) && !keeps_apart(runs[i])) close_seam(runs[i - 1].text, runs[i].text);
}

// Whether or not it is true of the case.
Result<Filled> fill_in(const ComposeFrom& from, const Message& message, const ComposeChoice& choice) {
    if (choice.brief && message.brief.empty()) return fail(ErrorKind::work, "error_message_no_short"_tr, {message.id});
    const auto text = template_of(message, from.reader.lang, choice.brief);
    if (!text) return tl::unexpected(text.error());
    auto values = case_values(from, message);
    for (const auto& [name, value] : choice.set) values[name] = value;
    auto filled = fill(*text, values, choice.dropped, choice.brief ? choice.most : 0);
    mark_blanks(filled, from.reader.lang);
    close_up(filled.runs);
    return filled;
}

enum class Place : std::uint8_t { answers, special, named, fits, aside, lacks, untrue };

// How near a message is to what the case needs now.
class Ranking {
  public:
    explicit Ranking(const ComposeFrom& from)
        : from_(from),
          last_(last_of(from)),
          contacted_(talk_with(from.record, other_side(from.record)).first_mine() != nullptr) {}

    Place place(const Message& one) const {
        const bool fresh = answers(one, last_);
        if (!has(one.stages, from_.record.row.stage) && !fresh) return Place::lacks;
        if (!ready(one)) return Place::lacks;
        if (fresh) return Place::answers;
        if (one.pushback != Pushback::none && one.pushback != Pushback::silence) return Place::aside;
        const bool listed = from_.playbook && has(from_.playbook->messages, one.id);
        if (one.special()) return listed ? Place::special : Place::fits;
        const bool opening = contacted_ && has(one.stages, Stage::evidence);
        const bool named = !from_.playbook || one.own() || listed;
        return named && !opening ? Place::named : Place::fits;
    }

    bool answers_last(const Message& one) const { return answers(one, last_) && !untrue(from_, one) && ready(one); }

  private:
    template <class T>
    static bool has(const std::vector<T>& all, const T& one) {
        return std::ranges::find(all, one) != all.end();
    }

    // Whole; what answers something said may lack what the person can add.
    bool ready(const Message& one) const {
        if (last_.what == Last::pushed && answers(one, last_)) return true;
        const auto filled = fill_in(from_, one, {});
        return filled && filled->whole();
    }

    const ComposeFrom& from_;
    Happened last_;
    bool contacted_;
};

}  // namespace

std::optional<When> reply_deadline(const Message& message, const Reader& reader) {
    if (!message.reply_within) return std::nullopt;
    const auto local = to_local(*reader.zones, reader.zone, reader.now + *message.reply_within);
    if (*message.reply_within >= kByDay) return on_day(Day{floor<days>(local)}, reader.zone);
    return at_instant(to_instant(*reader.zones, reader.zone, ceil<hours>(local)));
}

Result<Filled> compose(const ComposeFrom& from, const Message& message, const ComposeChoice& choice) {
    if (auto why = untrue(from, message))
        return fail(ErrorKind::work, "error_message_untrue"_tr,
                    {std::string(message.title.in(from.reader.lang)), std::move(*why)});
    return fill_in(from, message, choice);
}

std::vector<MessageChoice> messages_for(std::span<const Message> messages, const ComposeFrom& from) {
    const Ranking ranking(from);
    struct Ranked {
        Place place;
        MessageChoice choice;
    };
    std::vector<Ranked> ranked;
    for (const auto& one : messages) {
        auto why = untrue(from, one);
        const auto place = why ? Place::untrue : ranking.place(one);
        ranked.push_back({place, {&one, place < Place::aside, std::move(why).value_or("")}});
    }
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
        return a.place != b.place ? a.place < b.place : a.choice.message->order < b.choice.message->order;
    });
    std::vector<MessageChoice> out;
    for (auto& one : ranked) out.push_back(std::move(one.choice));
    return out;
}

const Message* answering(std::span<const Message> messages, const ComposeFrom& from) {
    const Ranking ranking(from);
    const Message* best = nullptr;
    for (const auto& one : messages)
        if ((!best || one.order < best->order) && ranking.answers_last(one)) best = &one;
    return best;
}

AddContact contact_of(const ComposeFrom& from, const Message& message, std::string text, Lang lang) {
    AddContact contact;
    contact.case_uuid = from.record.row.uuid;
    contact.at = from.reader.now;
    contact.channel = message.channel;
    contact.party = addressee_of(from.record, message, *from.reader.zones, from.reader.now).to;
    for (const auto* one : talk_with(from.record, contact.party).contacts)
        if (!one->ticket.empty()) contact.ticket = one->ticket;
    contact.text = std::move(text);
    if (const auto due = reply_deadline(message, from.reader))
        contact.deadline = NewDeadline{.title = std::string(tr(lang, "deadline_reply"_tr)), .due = *due};
    return contact;
}

const Message* find_message(std::span<const Message> messages, std::string_view id) {
    const auto at = std::find_if(messages.begin(), messages.end(), [&](const auto& one) { return one.id == id; });
    return at == messages.end() ? nullptr : &*at;
}

}  // namespace recoup::core::inline letter
