#include "app/demo_story.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/catalog.h"
#include "core/money.h"

namespace recoup::app {

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

// One case of the story while it is read.
class CaseReader {
  public:
    CaseReader(const json& data, core::Lang lang, Instant now, const core::Zones& zones, std::size_t index,
               std::vector<StoryStep>& steps)
        : data_(data), lang_(lang), now_(now), zones_(zones), index_(index), steps_(steps) {
        created_ = instant(data.at("created"));
        stage_ = word<core::Stage>("stage").value_or(core::Stage::evidence);
    }

    void read() {
        add(created_, new_case());
        int place = 0;
        for (const auto& item : data_.value("evidence", json::array())) read_evidence(item, ++place);
        place = 0;
        for (const auto& item : data_.value("deadlines", json::array())) read_deadline(item, place++);
        read_moves();
    }

  private:
    std::string local(const json& text) const {
        return text.is_object() ? text.at(std::string(core::lang_token(lang_))).get<std::string>()
                                : text.get<std::string>();
    }

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

    // Whose move it is follows from where the case stands.
    core::Turn turn() const {
        switch (stage_) {
            case core::Stage::evidence:
                return core::Turn::me;
            case core::Stage::contacted:
                return core::Turn::merchant;
            case core::Stage::under_review:
                return core::Turn::platform;
            case core::Stage::escalated:
                return core::Turn::authority;
            case core::Stage::refunded:
                return core::Turn::nobody;
        }
        return core::Turn::me;
    }

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
        fields.turn = turn();
        fields.paid_at = moment("paid_at");
        fields.occurred_at = moment("occurred_at");
        fields.received_at = moment("received_at");
        command.slots = slots_of(fields.problem.value_or(core::Problem::other));
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

    void read_deadline(const json& item, int place) {
        StoryStep::AddDeadline deed;
        deed.deadline.title = local(item.at("title"));
        deed.deadline.due = when(item.at("due"));
        const auto added = created_ + minutes(10 + place);
        if (item.contains("done")) deed.done = std::max(instant(item.at("done")), added + minutes(1));
        const auto done = deed.done;
        add(added, std::move(deed), static_cast<std::size_t>(place));
        if (!done) return;
        last_event_ = std::max(last_event_, *done);
        add(*done, core::CompleteDeadline{}, static_cast<std::size_t>(place));
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

    // Evenly on the way to the last thing that happened in a case that ended, or to now.
    void read_moves() {
        const auto stages = way();
        const auto end = stage_ == core::Stage::refunded ? std::max(last_event_, created_) + minutes(20)
                                                         : created_ + (now_ - created_) * 3 / 5;
        int place = 0;
        for (const auto stage : stages) {
            core::MoveCase move{.stage = stage};
            if (stage == core::Stage::refunded) {
                if (const auto received = money("received")) move.received_minor = *received;
                move.outcome = word<core::Outcome>("outcome");
            }
            if (stage == core::Stage::escalated) move.route = word<core::Route>("route").value_or(core::Route::none);
            add(created_ + (end - created_) * ++place / static_cast<int>(stages.size()), move);
        }
    }

    void add(Instant at, StoryStep::Deed deed, std::size_t deadline_index = 0) {
        steps_.push_back({std::min(at, now_), index_, deadline_index, std::move(deed)});
    }

    const json& data_;
    core::Lang lang_;
    Instant now_;
    const core::Zones& zones_;
    std::size_t index_;
    std::vector<StoryStep>& steps_;
    Instant created_{};
    Instant last_event_{};
    core::Stage stage_{};
};

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

std::vector<StoryStep> read_story(std::string_view story_json, core::Lang lang, Instant now, const core::Zones& zones) {
    const auto story = json::parse(story_json);
    std::vector<StoryStep> steps;
    std::size_t index = 0;
    for (const auto& data : story.at("cases")) CaseReader(data, lang, now, zones, index++, steps).read();
    std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return steps;
}

}  // namespace recoup::app
