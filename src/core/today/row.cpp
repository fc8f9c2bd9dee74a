#include "core/today/row.h"

#include <algorithm>

#include "core/advice/snooze.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/letter/compose.h"
#include "core/letter/facts.h"
#include "core/model/amounts.h"
#include "core/model/stalling.h"
#include "core/model/stats.h"

namespace recoup::core::inline today {
namespace {

constexpr int kWordsColumns = 40;  // of what they said

constexpr Word kActs[] = {
    {"copy_answer", "today_do_answer"_tr},  {"copy_chase", "today_do_chase"_tr},  {"copy_letter", "today_do_letter"_tr},
    {"write", "today_do_write"_tr},         {"open_slot", "today_do_slot"_tr},    {"take_route", "today_do_route"_tr},
    {"mark_received", "today_do_money"_tr}, {"complete", "today_do_complete"_tr}, {"read", "today_do_read"_tr},
    {"open_case", "today_do_open"_tr},      {"start_case", "watch_start"_tr},     {"put_in", "today_do_put_in"_tr},
    {"make_case", "today_do_make_case"_tr},
};

constexpr Tr kPushed[] = {{},
                          "today_pushed_user_error"_tr,
                          "today_pushed_system_normal"_tr,
                          "today_pushed_need_more_proof"_tr,
                          "today_pushed_device_problem"_tr,
                          "today_pushed_partial_offer"_tr,
                          "today_silent"_tr,
                          "today_pushed_refusal"_tr,
                          "today_pushed_other"_tr};
constexpr Tr kAnswer[] = {{},
                          "today_answer_user_error"_tr,
                          "today_answer_system_normal"_tr,
                          "today_answer_need_more_proof"_tr,
                          "today_answer_device_problem"_tr,
                          "today_answer_partial_offer"_tr,
                          "today_chase_them"_tr,
                          "today_answer_refusal"_tr,
                          "today_answer_other"_tr};

bool speaks_of_evidence(const Filled& filled) {
    return std::ranges::any_of(filled.runs, [](const Filled::Run& run) {
        return run.hole && !run.missing &&
               (*run.hole == Placeholder::evidence || *run.hole == Placeholder::evidence_letters);
    });
}

// One case while its row is written.
class Writer {
  public:
    Writer(const TodayFrom& from, const CaseRecord& record, const Task& task)
        : all_(from), from_(compose_from(from, record)), record_(record), row_(record.row), task_(task) {}

    TodayRow write() {
        out_.about = about();
        out_.amount = amount();
        out_.chip = task_chip(task_, from_.reader);
        if (task_.deadline && !task_.deadline->stopped_at)
            out_.changes_at = timer_changes_at(from_.reader.now, last_second(task_.deadline->due, *from_.reader.zones));
        say();
        if (task_.kind > TaskKind::wait) out_.button = label(lang(), out_.act.kind);
        return std::move(out_);
    }

  private:
    Lang lang() const { return from_.reader.lang; }
    template <class... Args>
    std::string text(Tr key, const Args&... args) const {
        return trf(lang(), key, args...);
    }
    std::string money(std::int64_t minor) const { return format_amount(minor, row_.currency); }
    std::string name(Party party) const { return who_is(from_.reader, {party, party, true}); }
    std::string they() const {
        const auto* contact = task_.last.contact;
        return name(contact ? contact->party : other_side(record_));
    }

    std::string amount() const {
        const auto owed = owed_minor(row_);
        if (owed && *owed > 0) return money(*owed);
        return owed ? money(asked_minor(row_).value_or(0)) : "—";
    }

    std::string about() const {
        const auto times = stalling(record_, from_.reader).pushback_count;
        const bool told = task_.kind == TaskKind::answer || task_.kind == TaskKind::chase;
        if (!told || times == 0) return row_.title;
        return row_.title + " · " + pushed_times(times);
    }
    std::string pushed_times(int times) const {
        return times == 1 ? text("today_stalled_once"_tr) : text("today_stalled"_tr, times);
    }

    void say() {
        switch (task_.kind) {
            case TaskKind::none:
                return;
            case TaskKind::wait:
                return wait();
            case TaskKind::answer:
                return answer();
            case TaskKind::chase:
                return chase();
            case TaskKind::rest:
                return rest();
            case TaskKind::close:
                return close();
            case TaskKind::receive:
                return receive();
            case TaskKind::further:
                return further();
            case TaskKind::reply:
                return reply();
            case TaskKind::gather:
                return gather();
            case TaskKind::begin:
                return begin();
            case TaskKind::date:
                return date();
            case TaskKind::charged:
                return charged();
            case TaskKind::step:
                return step();
        }
    }

    void wait() {
        const bool titled = task_.deadline && is_theirs(*task_.deadline) && !task_.deadline->title.empty();
        if (titled)
            out_.sentence = task_.deadline->title;
        else if (task_.route)
            out_.sentence = text("today_with"_tr, label(lang(), task_.route->route));
        else
            out_.sentence = label(lang(), row_.turn);
        out_.verb = out_.sentence;
    }

    void answer() {
        const auto& said = *task_.last.contact;
        const auto kind = static_cast<std::size_t>(task_.last.pushback);
        const auto offered = task_.last.pushback == Pushback::partial_offer ? open_offer_minor(row_) : std::nullopt;
        if (offered) {
            out_.sentence = text("today_offer"_tr, they(), money(*offered), money(*offer_gap_minor(row_)));
            out_.verb = text("today_decline"_tr, money(*offered));
        } else {
            out_.sentence = said.words.empty()
                                ? trf(lang(), kPushed[kind], they())
                                : text("today_says"_tr, they(), fit_width(one_line(said.words), kWordsColumns));
            out_.verb = trf(lang(), kAnswer[kind]);
        }
        out_.reason = mine_by();
        offer(ActKind::copy_answer);
    }

    // Their word against the bill.
    void ask_for_proof(const MissingRefund& missing) {
        static constexpr Tr kSaid[] = {"today_bill_promised"_tr, "today_bill_told"_tr, "today_bill_agreed"_tr};
        const auto until = written_day(from_.reader, at_instant(missing.until));
        out_.sentence = text(kSaid[static_cast<std::size_t>(missing.why)], until, they());
        out_.verb = text("today_ask_proof"_tr);
        offer(ActKind::copy_chase);
    }

    void chase() {
        if (task_.last.missing) return ask_for_proof(*task_.last.missing);
        const bool broken = task_.last.what == Last::broken;
        const bool silent = task_.last.what == Last::silent;
        if (broken)
            out_.sentence = text("today_broken"_tr, they());
        else if (silent || !late() || late()->title.empty())
            out_.sentence = text("today_silent"_tr, they());
        else
            out_.sentence = text("today_late"_tr, late()->title);
        out_.verb = text("today_chase"_tr, they());
        if (broken)
            out_.reason = text("today_promised"_tr, show_when(from_.reader, *task_.last.contact->promised_by));
        else if (late())
            out_.reason = text("today_was_due"_tr, show_when(from_.reader, late()->due));
        if (broken || silent) return offer(ActKind::copy_chase);
        out_.act = {.kind = task_.route ? ActKind::take_route : ActKind::read};
        if (task_.route) out_.act.route = task_.route->route;
    }
    const DeadlineRow* late() const { return task_.deadline && is_theirs(*task_.deadline) ? task_.deadline : nullptr; }

    void rest() {
        out_.sentence = text("today_part"_tr, money(*row_.received_minor), money(*owed_minor(row_)));
        out_.verb = text("today_ask_rest"_tr, money(*owed_minor(row_)));
        offer(ActKind::copy_chase);
    }

    void close() {
        const auto received = money(*row_.received_minor);
        out_.sentence = owed_minor(row_) ? text("today_all_here"_tr, received) : text("today_some_here"_tr, received);
        out_.verb = text("today_close"_tr);
        out_.act = {.kind = ActKind::mark_received};
    }

    void receive() {
        out_.sentence = text("today_settled"_tr, label(lang(), task_.route->route));
        out_.verb = text("today_look_for_money"_tr);
        out_.reason = text("today_settled_why"_tr);
        out_.act = {.kind = ActKind::mark_received};
    }

    void further() {
        const auto was = label(lang(), task_.route->route);
        const auto ladder = route_ladder(record_, all_.routes, all_.rules, from_.reader);
        const auto open = std::ranges::find(ladder, RungState::open, &RungView::state);
        if (open == ladder.end()) {
            out_.sentence = text("today_refused"_tr, was);
            out_.verb = text("today_see_routes"_tr);
            out_.act = {.kind = ActKind::take_route};
            return;
        }
        const auto next = label(lang(), open->route);
        out_.sentence = text("today_refused_next"_tr, was, next);
        out_.verb = text("today_take"_tr, next);
        out_.reason = open->what;
        out_.act = {.kind = ActKind::take_route, .route = open->route};
    }

    void reply() {
        const auto& said = *task_.last.contact;
        out_.sentence = said.words.empty()
                            ? text("today_heard"_tr, they())
                            : text("today_says"_tr, they(), fit_width(one_line(said.words), kWordsColumns));
        out_.verb = text("today_reply"_tr, they());
        out_.reason = text("today_heard_why"_tr, show_instant(from_.reader, said.at));
        out_.act = {.kind = ActKind::read};
    }

    void gather() {
        const auto first = label(lang(), *task_.slot);
        out_.sentence =
            task_.missing == 1 ? text("today_missing_one"_tr, first) : text("today_missing"_tr, task_.missing, first);
        out_.verb = text("today_add"_tr, first);
        if (from_.playbook)
            for (const auto& one : from_.playbook->capture)
                if (one.kind == *task_.slot) out_.reason = one.why.in(lang());
        out_.act = {.kind = ActKind::open_slot, .slot = task_.slot};
    }

    void begin() {
        offer(ActKind::copy_letter);
        out_.verb = text("today_tell"_tr, they());
        if (!out_.act.copies()) {
            out_.sentence = text("today_begin"_tr, they());
            return;
        }
        const auto& message = *out_.act.message;
        const auto to = addressee_of(record_, message, *from_.reader.zones, from_.reader.now).to;
        out_.sentence = text("today_ready"_tr, message.title.in(lang()), name(to));
        out_.reason = mine_by();
        if (out_.reason.empty()) out_.reason = text("today_written"_tr);
    }

    void date() {
        const auto& row = *task_.deadline;
        out_.sentence = row.title.empty() ? text("today_date"_tr) : row.title;
        out_.verb = out_.sentence;
        out_.reason = text("today_by"_tr, show_when(from_.reader, row.due));
        out_.act = {.kind = ActKind::complete, .deadline = &row};
        if (record_.watched()) out_.act.kind = ActKind::open_case;
    }

    void charged() {
        out_.sentence = text("today_charged"_tr, show_when(from_.reader, *row_.renews_at));
        out_.verb = text("today_charged_look"_tr);
        out_.reason = text("today_charged_why"_tr);
        out_.act = {.kind = ActKind::start_case};
    }

    void step() {
        out_.sentence = text("today_turn"_tr);
        out_.verb = out_.sentence;
        const auto* steps = from_.playbook ? &from_.playbook->steps_of(row_.stage) : nullptr;
        if (steps && !steps->empty()) out_.reason = steps->front().in(lang());
    }

    // By when it is mine to act.
    std::string mine_by() const {
        if (!task_.deadline || is_theirs(*task_.deadline) || task_.deadline->title.empty()) return {};
        return text("today_mine_by"_tr, task_.deadline->title, show_when(from_.reader, task_.deadline->due));
    }

    // The message that answers what happened: to be copied when it is whole.
    void offer(ActKind copy) {
        out_.act = {.kind = ActKind::write, .message = answering(all_.messages, from_)};
        if (!out_.act.message) return add_reason(text("today_write_one"_tr));
        const auto filled = compose(from_, *out_.act.message, {});
        if (!filled || !filled->whole()) return add_reason(text("today_write_one"_tr));
        out_.act.kind = copy;
        const auto proofs = speaks_of_evidence(*filled) ? record_.evidence.size() : 0;
        if (copy == ActKind::copy_letter) return;
        add_reason(proofs > 0 ? text("today_written_with"_tr, proofs) : text("today_written"_tr));
    }
    void add_reason(const std::string& sentence) {
        const bool apart = lang() == Lang::en && !out_.reason.empty();
        out_.reason += (apart ? " " : "") + sentence;
    }

    const TodayFrom& all_;
    const ComposeFrom from_;
    const CaseRecord& record_;
    const CaseRow& row_;
    const Task& task_;
    TodayRow out_;
};

}  // namespace

std::span<const Word> words_of(WordsOf<ActKind>) {
    return kActs;
}

ComposeFrom compose_from(const TodayFrom& from, const CaseRecord& record) {
    const auto& row = record.row;
    return {record, from.state, from.rules, from.reader, playbook_of(from.playbooks, row.playbook, row.problem)};
}

TodayRow today_row(const TodayFrom& from, const CaseRecord& record, const Task& task) {
    auto row = Writer(from, record, task).write();
    row.sentence = capital(std::move(row.sentence));
    return row;
}

std::string end_line(const CaseRecord& record, const Reader& reader) {
    std::string line;
    const auto add = [&](std::string part) { line += (line.empty() ? "" : " · ") + std::move(part); };
    const auto& row = record.row;
    const auto asked = asked_minor(row).value_or(0);
    const bool less = row.received_minor && *row.received_minor < asked;
    if (less) add(trf(reader.lang, "today_should"_tr, format_amount(asked, row.currency)));
    if (const auto took = days_to_money(record, reader))
        add(trf(reader.lang, "today_took"_tr, show_days(static_cast<double>(*took), reader)));
    const auto times = stalling(record, reader).pushback_count;
    if (less || times == 0) return capital(std::move(line));
    add(times == 1 ? std::string(reader("today_stalled_once"_tr)) : trf(reader.lang, "today_stalled"_tr, times));
    return capital(std::move(line));
}

CardLine card_line(const TodayFrom& from, const CaseRecord& record) {
    if (record.ended()) return {CardLine::Look::ended, end_line(record, from.reader)};
    auto bare = from;
    bare.messages = {};
    const auto task = task_of(compose_from(bare, record));
    if (task.kind == TaskKind::none)
        return {CardLine::Look::theirs, std::string(label(from.reader.lang, record.row.turn))};
    const auto look = task.kind == TaskKind::wait ? CardLine::Look::theirs : CardLine::Look::mine;
    return {look, Writer(bare, record, task).write().verb};
}

Chip task_chip(const Task& task, const Reader& reader) {
    return task.deadline ? deadline_chip(*task.deadline, reader) : Chip{"", std::string(reader("deadline_none"_tr))};
}

Instant later(const DeadlineRow& row, const Reader& reader) {
    const auto morning = snooze_until(Snooze::tomorrow, reader);
    return last_second(row.due, *reader.zones) > morning ? morning : snooze_until(Snooze::hour, reader);
}

}  // namespace recoup::core::inline today
