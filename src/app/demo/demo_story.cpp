#include "app/demo/demo_story.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/money.h"
#include "core/dates/span.h"

namespace recoup::app::inline demo {

using core::Instant;
using nlohmann::json;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::optional<seconds> story_span(std::string_view text) {
    if (text.size() < 2 || (text.front() != '-' && text.front() != '+')) return std::nullopt;
    const bool before = text.front() == '-';
    text.remove_prefix(1);
    seconds sum{0};
    while (!text.empty()) {
        const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
        if (digits == text.size()) return std::nullopt;
        const auto part = text.substr(0, digits + 1);
        const auto span = part.back() == 's' ? std::optional(seconds(std::stoi(std::string(part.substr(0, digits)))))
                                             : core::parse_duration(part);
        if (!span) return std::nullopt;
        sum += *span;
        text.remove_prefix(digits + 1);
    }
    return before ? -sum : sum;
}

std::string in_language(const json& text, core::Lang lang) {
    if (text.is_null()) return {};
    return text.is_object() ? text.at(std::string(core::lang_token(lang))).get<std::string>() : text.get<std::string>();
}

// One case of the story while it is read.
class CaseReader {
  public:
    CaseReader(const json& data, const json& more, core::Lang lang, Instant now, const core::Zones& zones,
               std::size_t index, std::span<const core::Playbook> playbooks, std::vector<StoryStep>& steps)
        : data_(data),
          more_(more),
          lang_(lang),
          now_(now),
          zones_(zones),
          index_(index),
          playbooks_(playbooks),
          steps_(steps) {
        created_ = instant(data.at("created"));
        stage_ = word<core::Stage>("stage").value_or(core::Stage::evidence);
    }

    void read() {
        add(created_, new_case());
        int place = 0;
        for (const auto& item : data_.value("evidence", json::array())) read_evidence(item, ++place);
        place = 0;
        for (const auto& item : data_.value("deadlines", json::array())) read_deadline(item, place++);
        for (const auto& item : more_.value("contacts", json::array())) read_contact(item);
        read_routes();
        read_rules();
        read_moves();
    }

  private:
    std::string local(const json& text) const { return in_language(text, lang_); }

    std::optional<std::string> text(const char* key) const {
        return data_.contains(key) ? std::optional(local(data_.at(key))) : std::nullopt;
    }

    template <class E>
    std::optional<E> word(const char* key) const {
        return data_.contains(key) ? core::parse_word<E>(data_.at(key).get<std::string>()) : std::nullopt;
    }

    core::When when(const json& value) const {
        return story_moment(value.get<std::string>(), now_, zones_).value_or(core::at_instant(now_));
    }

    Instant instant(const json& value) const { return core::first_second(when(value), zones_); }

    std::optional<std::optional<core::When>> moment(const char* key) const {
        if (!data_.contains(key)) return std::nullopt;
        return std::optional(when(data_.at(key)));
    }

    std::optional<std::optional<std::int64_t>> money(const char* key) const {
        if (!data_.contains(key)) return std::nullopt;
        return core::parse_amount(data_.at(key).get<std::string>(), currency());
    }

    std::string currency() const { return data_.value("currency", "CNY"); }

    core::AddCase new_case() const {
        core::AddCase command;
        auto& fields = command.fields;
        fields.title = text("title");
        fields.platform = text("platform");
        fields.problem = word<core::Problem>("problem");
        fields.currency = currency();
        fields.paid_minor = money("paid");
        fields.claimed_minor = money("claimed");
        fields.offered_minor = money("offered");
        fields.order_no = text("order_no");
        fields.payment_method = text("payment_method");
        fields.refund_method = text("refund_method");
        fields.note = text("note");
        if (more_.contains("playbook")) fields.playbook = more_.at("playbook").get<std::string>();
        if (more_.contains("fee"))
            fields.fee_minor = core::parse_amount(more_.at("fee").get<std::string>(), currency());
        fields.tags.emplace();
        for (const auto& tag : more_.value("tags", json::array())) fields.tags->push_back(local(tag));
        fields.paid_at = moment("paid_at");
        fields.occurred_at = moment("occurred_at");
        fields.received_at = moment("received_at");
        const auto problem = fields.problem.value_or(core::Problem::other);
        if (const auto* playbook = core::playbook_of(playbooks_, fields.playbook.value_or(""), problem))
            command.slots = playbook->slots();
        return command;
    }

    void read_evidence(const json& item, int place) {
        StoryPicture picture{item.at("picture").get<std::string>(), {}};
        auto& evidence = picture.evidence;
        evidence.kind = core::parse_word<core::EvidenceKind>(item.at("kind").get<std::string>())
                            .value_or(core::EvidenceKind::other);
        evidence.name = local(item.at("name"));
        if (item.contains("caption")) evidence.caption = local(item.at("caption"));
        evidence.captured_at = instant(item.at("captured"));
        evidence.captured_from = core::CapturedFrom::name;
        last_event_ = std::max(last_event_, *evidence.captured_at);
        add(std::max(created_ + minutes(place), *evidence.captured_at + minutes(2)),
            StoryStep::AttachPicture{std::move(picture)});
    }

    // A deadline that was promised, or that a route brought, comes with that.
    void read_deadline(const json& item, int place) {
        StoryStep::AddDeadline deed;
        deed.deadline.title = local(item.at("title"));
        deed.deadline.due = when(item.at("due"));
        const auto brought = brought_at(item.at("due"));
        const auto added = brought.value_or(created_ + minutes(10 + place));
        const auto index = static_cast<std::size_t>(place);
        std::optional<Instant> done;
        if (item.contains("done")) done = std::max(instant(item.at("done")), added + minutes(1));
        if (!brought) add(added, std::move(deed), index);
        if (!done) return;
        last_event_ = std::max(last_event_, *done);
        add(*done, core::CompleteDeadline{}, index);
    }

    std::optional<Instant> brought_at(const json& due) const {
        std::optional<Instant> first;
        const auto note = [&](const json& item, const char* key) {
            if (item.value(key, "") == due.get<std::string>())
                first = std::min(first.value_or(Instant::max()), instant(item.at("at")));
        };
        for (const auto& item : more_.value("contacts", json::array())) note(item, "promised_by");
        for (const auto& item : more_.value("routes", json::array())) note(item, "due");
        return first;
    }

    std::optional<std::size_t> deadline_due(const json& due) const {
        const auto deadlines = data_.value("deadlines", json::array());
        for (std::size_t i = 0; i < deadlines.size(); ++i)
            if (deadlines[i].at("due") == due) return i;
        return std::nullopt;
    }

    std::string deadline_title(std::optional<std::size_t> index) const {
        return index ? local(data_.at("deadlines")[*index].at("title")) : std::string();
    }

    template <class E>
    static E word_in(const json& item, const char* key, E otherwise) {
        return core::parse_word<E>(item.value(key, "")).value_or(otherwise);
    }

    void read_contact(const json& item) {
        StoryStep::Contact deed;
        auto& contact = deed.contact;
        contact.at = instant(item.at("at"));
        contact.direction = word_in(item, "direction", core::Direction::out);
        contact.channel = word_in(item, "channel", core::Channel::chat);
        contact.party = word_in(item, "party", core::Party::seller);
        contact.ticket = item.value("ticket", "");
        if (item.contains("words")) contact.words = local(item.at("words"));
        if (item.contains("text")) contact.text = local(item.at("text"));
        contact.pushback = word_in(item, "pushback", core::Pushback::none);
        if (item.contains("promised_by")) {
            contact.promised_by = when(item.at("promised_by"));
            deed.deadline_index = deadline_due(item.at("promised_by"));
            contact.promise_title = deadline_title(deed.deadline_index);
        }
        deed.pictures = item.value("pictures", std::vector<std::string>());
        const auto at = contact.at;
        if (contact.direction == core::Direction::out && !first_out_) first_out_ = at;
        if (contact.direction == core::Direction::in && first_out_ && !first_in_) first_in_ = at;
        if (contact.promised_by && !promised_) promised_ = at;
        last_event_ = std::max(last_event_, at);
        add(std::max(at, created_ + seconds(30)), std::move(deed));
    }

    // The one that escalates brings the card to its column.
    void read_routes() {
        const auto routes = more_.value("routes", json::array());
        for (std::size_t i = 0; i < routes.size(); ++i) {
            const auto& item = routes[i];
            StoryStep::Route deed;
            deed.route.route = word_in(item, "route", core::Route::none);
            deed.route.ticket = item.value("ticket", "");
            deed.route.note = local(item.at("note"));
            deed.route.escalate = stage_ == core::Stage::escalated && i + 1 == routes.size();
            escalated_ = escalated_ || deed.route.escalate;
            const auto index = item.contains("due") ? deadline_due(item.at("due")) : std::nullopt;
            if (index) {
                core::NewDeadline deadline;
                deadline.title = deadline_title(index);
                deadline.due = when(item.at("due"));
                deed.route.deadlines.push_back(std::move(deadline));
            }
            const auto route = deed.route.route;
            add(instant(item.at("at")) + seconds(1), std::move(deed), index.value_or(0));
            if (item.value("state", "") == "ended" && i + 1 < routes.size())
                add(instant(routes[i + 1].at("at")), StoryStep::EndRoute{route});
        }
    }

    // Deadlines that a rule gives, from what the case knows by then or a day of the story.
    void read_rules() {
        auto index = data_.value("deadlines", json::array()).size();
        for (const auto& item : more_.value("rules", json::array())) {
            core::AcceptRule deed{.rule = item.at("rule").get<std::string>(), .lang = lang_};
            if (item.contains("from")) deed.from = when(item.at("from"));
            add(instant(item.at("at")) + seconds(2), std::move(deed), index);
            if (item.contains("done")) add(instant(item.at("done")), core::CompleteDeadline{}, index);
            ++index;
        }
    }

    std::vector<core::Stage> way() const {
        using enum core::Stage;
        switch (stage_) {
            case evidence:
                return {};
            case contacted:
                return {contacted};
            case under_review:
                return {contacted, under_review};
            case refunded:
                return {contacted, under_review, refunded};
            case escalated:
                return {contacted, under_review, escalated};
        }
        return {};
    }

    // When the card went to the column, told by the contacts.
    Instant moved_at(core::Stage stage) const {
        const auto end = std::max(last_event_, created_) + minutes(20);
        if (stage == core::Stage::refunded) return end;
        const auto first = first_out_.value_or(created_ + (end - created_) / 3);
        if (stage == core::Stage::contacted) return std::max(first, created_ + minutes(2)) + minutes(1);
        return std::max(promised_.value_or(first_in_.value_or(first)), moved_at(core::Stage::contacted)) + minutes(1);
    }

    void read_moves() {
        for (const auto stage : way()) {
            if (stage == core::Stage::escalated && escalated_) continue;
            core::MoveCase move{.stage = stage};
            if (stage == core::Stage::refunded) {
                if (const auto received = money("received")) move.received_minor = *received;
                move.outcome = word<core::Outcome>("outcome");
                if (more_.contains("refunded_at")) move.refunded_at = when(more_.at("refunded_at"));
                move.refund_method = std::string(core::token(core::RefundWay::original_route));
            }
            if (stage == core::Stage::escalated) move.route = word<core::Route>("route").value_or(core::Route::none);
            add(moved_at(stage), move);
        }
    }

    void add(Instant at, StoryStep::Deed deed, std::size_t deadline_index = 0) {
        steps_.push_back({std::min(at, now_), index_, deadline_index, std::move(deed)});
    }

    const json& data_;
    const json& more_;  // of the workspace
    core::Lang lang_;
    Instant now_;
    const core::Zones& zones_;
    std::size_t index_;
    std::span<const core::Playbook> playbooks_;
    std::vector<StoryStep>& steps_;
    Instant created_{};
    Instant last_event_{};
    core::Stage stage_{};
    std::optional<Instant> first_out_, first_in_, promised_;
    bool escalated_ = false;
};

// The directory, when the first case begins; its clauses when the picture that shows them is there.
void read_platform(const json& item, core::Lang lang, std::vector<StoryStep>& steps) {
    const auto number = [&](const char* key) -> std::optional<std::int64_t> {
        return item.at(key).is_null() ? std::nullopt : std::optional(item.at(key).get<std::int64_t>());
    };
    StoryStep::Platform platform;
    auto& row = platform.row;
    row.name = in_language(item.at("name"), lang);
    for (const auto& channel : item.at("channels"))
        row.channels += (row.channels.empty() ? "" : "\n") + in_language(channel, lang);
    row.complaint_address = item.value("complaint_address", "");
    row.review_days = number("review_days");
    row.cooling_hours = number("cooling_off_hours");
    row.note = in_language(item.at("notes"), lang);
    Instant first = Instant::max();
    std::vector<StoryStep> more;
    for (const auto& step : steps) first = std::min(first, step.at);
    for (const auto& term : item.at("terms")) {
        StoryStep::Clause clause{.platform = row.name, .row = {}, .picture = term.value("picture", "")};
        clause.row.title = in_language(term.at("title"), lang);
        clause.row.clause = in_language(term.at("clause"), lang);
        clause.row.text = in_language(term.at("text"), lang);
        for (const auto& step : steps) {
            const auto* deed = std::get_if<StoryStep::AttachPicture>(&step.deed);
            if (!deed || deed->picture.picture != clause.picture) continue;
            more.push_back({step.at + seconds(30), step.case_index, 0, std::move(clause)});
            break;
        }
    }
    steps.push_back({first, 0, 0, std::move(platform)});
    std::ranges::move(more, std::back_inserter(steps));
}

}  // namespace

std::optional<core::When> story_moment(std::string_view text, Instant now, const core::Zones& zones) {
    constexpr std::string_view kDay = "day:";
    const bool is_day = text.starts_with(kDay);
    if (is_day) text.remove_prefix(kDay.size());
    const auto span = story_span(text);
    if (!span) return std::nullopt;
    if (!is_day) return core::at_instant(now + *span);
    const auto zone = zones.local_zone();
    const auto local = core::to_local(zones, zone, now + *span);
    return core::on_day(core::Day(std::chrono::floor<std::chrono::days>(local)), zone);
}

std::vector<StoryStep> read_story(std::string_view story_json, std::string_view workspace_json, core::Lang lang,
                                  Instant now, const core::Zones& zones, std::span<const core::Playbook> playbooks) {
    const auto story = json::parse(story_json);
    const auto workspace = json::parse(workspace_json);
    std::map<std::string, json> more;
    for (const auto& item : workspace.at("cases")) more[item.at("title").get<std::string>()] = item;
    std::vector<StoryStep> steps;
    std::size_t index = 0;
    for (const auto& data : story.at("cases"))
        CaseReader(data, more[data.at("title").at("zh").get<std::string>()], lang, now, zones, index++, playbooks,
                   steps)
            .read();
    for (const auto& item : workspace.at("platforms")) read_platform(item, lang, steps);
    std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return steps;
}

}  // namespace recoup::app::inline demo
