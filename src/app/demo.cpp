#include "app/demo.h"

#include "app/demo_story.h"
#include "app/fixed_clock.h"
#include "app/importer.h"
#include "app/session.h"
#include "assets/embedded.h"

namespace recoup::app {
namespace {

using core::Result;

// Does the steps one by one, with the clock at the moment of each.
class Teller {
  public:
    Teller(Session& session, FixedClock& clock, const core::Zones& zones)
        : session_(session), clock_(clock), zones_(zones), zone_(zones.local_zone()) {}

    Result<void> tell(const StoryStep& step) {
        clock_.set(step.at);
        return std::visit([&](const auto& deed) { return act(step, deed); }, step.deed);
    }

  private:
    struct Told {
        core::Uuid uuid;
        std::vector<core::Uuid> deadlines;
    };

    Result<core::Change> dispatch(const core::Command& command, std::vector<Original> originals = {}) {
        return session_.dispatch(command, std::move(originals));
    }

    Told& told(const StoryStep& step) {
        if (cases_.size() <= step.case_index) cases_.resize(step.case_index + 1);
        return cases_[step.case_index];
    }

    Result<void> act(const StoryStep& step, const core::AddCase& command) {
        return dispatch(command).map([&](const core::Change& change) { told(step).uuid = change.case_uuid; });
    }

    Result<void> act(const StoryStep& step, const StoryStep::AttachPicture& deed) {
        const auto bytes = assets::file("demo/pictures/" + deed.picture.picture);
        const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
        auto import = import_bytes(std::make_shared<const Bytes>(data, data + bytes.size()), deed.picture.evidence.name,
                                   std::nullopt, zones_, zone_);
        if (!import) return tl::unexpected(import.error());
        auto& evidence = import->evidence;
        evidence.kind = deed.picture.evidence.kind;
        evidence.caption = deed.picture.evidence.caption;
        evidence.captured_at = deed.picture.evidence.captured_at;
        evidence.captured_from = deed.picture.evidence.captured_from;
        std::vector<Original> originals;
        originals.push_back(std::move(import->original));
        return dispatch(core::AttachEvidence{told(step).uuid, {std::move(evidence)}}, std::move(originals))
            .map([](const core::Change&) {});
    }

    Result<void> act(const StoryStep& step, const StoryStep::AddDeadline& deed) {
        return dispatch(core::AddDeadline{told(step).uuid, deed.deadline}).map([&](const core::Change& change) {
            auto& deadlines = told(step).deadlines;
            deadlines.resize(std::max(deadlines.size(), step.deadline_index + 1));
            for (const auto& row : change.rows)
                if (row.after && std::holds_alternative<core::DeadlineRow>(*row.after))
                    deadlines[step.deadline_index] = core::row_uuid(*row.after);
        });
    }

    Result<void> act(const StoryStep& step, const core::CompleteDeadline&) {
        const auto& one = told(step);
        return dispatch(core::CompleteDeadline{one.uuid, one.deadlines.at(step.deadline_index), true})
            .map([](const core::Change&) {});
    }

    Result<void> act(const StoryStep& step, core::MoveCase move) {
        move.case_uuid = told(step).uuid;
        return dispatch(move).map([](const core::Change&) {});
    }

    Session& session_;
    FixedClock& clock_;
    const core::Zones& zones_;
    std::string zone_;
    std::vector<Told> cases_;
};

}  // namespace

Result<void> make_demo(const std::filesystem::path& file, core::Lang lang, core::Instant now, const core::Zones& zones,
                       core::IdSource& ids, const core::Rulebook& rules) {
    const auto steps = read_story(assets::text("demo/story.json"), lang, now, zones);
    FixedClock clock(steps.empty() ? now : steps.front().at);
    const auto session = Session::open(file, /*create=*/true, {clock, zones, ids, rules, /*wake=*/{}});
    if (!session) return tl::unexpected(session.error());
    Teller teller(**session, clock, zones);
    for (const auto& step : steps)
        if (auto done = teller.tell(step); !done) return done;
    return (*session)->flush();
}

}  // namespace recoup::app
