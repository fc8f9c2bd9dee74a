#include "app/demo/demo.h"

#include <algorithm>
#include <map>

#include "app/demo/demo_story.h"
#include "app/demo/fixed_clock.h"
#include "app/intake/importer.h"
#include "app/session/session.h"
#include "assets/embedded.h"
#include "store/file/create.h"

namespace recoup::app::inline demo {
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
        std::map<std::string, core::Uuid> evidence;  // by picture
        std::map<std::string, core::Uuid> shown;     // by picture, the contact that waits for it
    };

    const core::CaseRecord& record(const StoryStep& step) { return *session_.state().find(told(step).uuid); }

    void note_deadline(const StoryStep& step, std::size_t index, const core::Change& change) {
        auto& deadlines = told(step).deadlines;
        deadlines.resize(std::max(deadlines.size(), index + 1));
        for (const auto& row : change.rows)
            if (row.after && std::holds_alternative<core::DeadlineRow>(*row.after))
                deadlines[index] = core::row_uuid(*row.after);
    }

    bool has_deadline(const StoryStep& step, std::size_t index) {
        return index < told(step).deadlines.size() && told(step).deadlines[index];
    }

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
        const auto& picture = deed.picture.picture;
        digests_[picture] = evidence.sha256;
        const auto change =
            dispatch(core::AttachEvidence{told(step).uuid, {std::move(evidence)}}, std::move(originals));
        if (!change) return tl::unexpected(change.error());
        for (const auto& row : change->rows)
            if (row.after && std::holds_alternative<core::EvidenceRow>(*row.after))
                told(step).evidence[picture] = core::row_uuid(*row.after);
        return link_waiting(step, picture);
    }

    // A contact that was told before its picture came.
    Result<void> link_waiting(const StoryStep& step, const std::string& picture) {
        const auto waiting = told(step).shown.find(picture);
        if (waiting == told(step).shown.end()) return {};
        core::EditContact edit{.case_uuid = told(step).uuid, .contact_uuid = waiting->second};
        edit.evidence.emplace();
        for (const auto& item : record(step).evidence)
            if (item.contact_uuid == waiting->second || item.uuid == told(step).evidence[picture])
                edit.evidence->push_back(item.uuid);
        return dispatch(edit).map([](const core::Change&) {});
    }

    Result<void> act(const StoryStep& step, const StoryStep::AddDeadline& deed) {
        return dispatch(core::AddDeadline{told(step).uuid, deed.deadline}).map([&](const core::Change& change) {
            note_deadline(step, step.deadline_index, change);
        });
    }

    Result<void> act(const StoryStep& step, const StoryStep::Contact& deed) {
        auto contact = deed.contact;
        contact.case_uuid = told(step).uuid;
        for (const auto& picture : deed.pictures)
            if (const auto found = told(step).evidence.find(picture); found != told(step).evidence.end())
                contact.evidence.push_back(found->second);
        const auto change = dispatch(contact);
        if (!change) return tl::unexpected(change.error());
        if (deed.deadline_index) note_deadline(step, *deed.deadline_index, *change);
        for (const auto& row : change->rows)
            if (row.after && std::holds_alternative<core::ContactRow>(*row.after))
                for (const auto& picture : deed.pictures) told(step).shown[picture] = core::row_uuid(*row.after);
        return {};
    }

    Result<void> act(const StoryStep& step, const StoryStep::Route& deed) {
        auto route = deed.route;
        route.case_uuid = told(step).uuid;
        if (has_deadline(step, step.deadline_index)) route.deadlines.clear();
        const bool brings = !route.deadlines.empty();
        const auto change = dispatch(route);
        if (!change) return tl::unexpected(change.error());
        if (brings) note_deadline(step, step.deadline_index, *change);
        return {};
    }

    Result<void> act(const StoryStep& step, const StoryStep::EndRoute& deed) {
        const auto& routes = record(step).routes;
        const auto route = std::ranges::find(routes, deed.route, &core::RouteRow::route);
        return dispatch(core::EditRoute{told(step).uuid, route->uuid, core::RouteState::refused, {}, {}})
            .map([](const core::Change&) {});
    }

    Result<void> act(const StoryStep& step, core::AcceptRule accept) {
        accept.case_uuid = told(step).uuid;
        return dispatch(accept).map(
            [&](const core::Change& change) { note_deadline(step, step.deadline_index, change); });
    }

    Result<void> act(const StoryStep&, const StoryStep::Platform& deed) {
        return dispatch(core::SavePlatform{deed.row}).map([](const core::Change&) {});
    }

    Result<void> act(const StoryStep&, const StoryStep::Clause& deed) {
        auto row = deed.row;
        row.platform_uuid = session_.state().find_platform(deed.platform)->row.uuid;
        row.sha256 = digests_[deed.picture];
        return dispatch(core::SaveClause{std::move(row)}).map([](const core::Change&) {});
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
    std::map<std::string, std::string> digests_;  // by picture
};

// Into an empty file.
Result<void> tell_all(const std::filesystem::path& file, const std::vector<StoryStep>& steps, const SessionPorts& ports,
                      FixedClock& clock) {
    if (auto filled = store::fill_file(file, {ports.ids.next(), ports.ids.next(), clock.now()}); !filled) return filled;
    const auto session = Session::open(file, /*create=*/false, ports);
    if (!session) return tl::unexpected(session.error());
    Teller teller(**session, clock, ports.zones);
    for (const auto& step : steps)
        if (auto done = teller.tell(step); !done) return done;
    return (*session)->conclude();
}

}  // namespace

Result<void> make_demo(const std::filesystem::path& file, core::Lang lang, core::Instant now, const core::Zones& zones,
                       core::IdSource& ids, const Library& library) {
    const auto steps = read_story(assets::text("demo/story.json"), assets::text("demo/workspace.json"), lang, now,
                                  zones, library.playbooks());
    FixedClock clock(steps.empty() ? now : steps.front().at);
    const SessionPorts ports{clock, zones, ids, library, /*wake=*/{}};
    return store::make_beside(file, [&](const auto& draft) { return tell_all(draft, steps, ports, clock); })
        .map([](const store::Afterwards&) {});
}

}  // namespace recoup::app::inline demo
