#include "core/draft.h"
#include "core/text.h"
#include "core/turns.h"

namespace recoup::core {
namespace {

Step check_route(RouteRow& row) {
    row.ticket = std::string(trim(row.ticket));
    if (row.route == Route::none) return fail(ErrorKind::usage, "error_route_none"_tr);
    if (auto ok = check_text(row.ticket, kMaxFieldBytes, "field_ticket"_tr); !ok) return ok;
    return check_text(row.note, kMaxNoteBytes, "field_route_note"_tr);
}

}  // namespace

Step add_route(Draft& draft, const Uuid& case_uuid, Route route, Instant at, const std::string& ticket,
               const std::string& note) {
    RouteRow row{.uuid = draft.ids.next(),
                 .case_uuid = case_uuid,
                 .route = route,
                 .ticket = ticket,
                 .note = note,
                 .taken_at = at,
                 .closed_at = std::nullopt};
    if (auto ok = check_route(row); !ok) return ok;
    draft.add(std::move(row));
    return {};
}

const RouteRow* open_route(const CaseRecord& record, Route route) {
    const auto it = std::ranges::find_if(
        record.routes, [&](const RouteRow& row) { return row.route == route && !is_closed(row.state); });
    return it == record.routes.end() ? nullptr : &*it;
}

Step make(Draft& draft, const TakeRoute& command) {
    return on_case(draft, command.case_uuid, Deed::take_route, [&](const CaseRecord& record, CaseRow& row) -> Step {
        if (record.in_bin()) return fail(ErrorKind::work, "error_case_in_bin"_tr);
        draft.change.args.push_back(std::string(token(command.route)));
        const auto at = command.at.value_or(draft.now);
        if (at > draft.now) return fail(ErrorKind::usage, "error_contact_future"_tr);
        if (auto ok = add_route(draft, row.uuid, command.route, at, command.ticket, command.note); !ok) return ok;
        row.route = command.route;
        if (command.escalate && row.stage != Stage::escalated) enter_stage(draft, row, Stage::escalated, std::nullopt);
        for (const auto& item : command.deadlines)
            if (auto ok = add_wait(draft, record, item, actor_of(decides(command.route))); !ok) return ok;
        return {};
    });
}

Step make(Draft& draft, const EditRoute& command) {
    const auto* found = draft.state.find_route(command.case_uuid, command.route_uuid);
    return on_row(draft, command.case_uuid, found, Deed::edit_route, "error_no_route"_tr, [&](RouteRow& row) -> Step {
        take(row.state, command.state);
        take(row.ticket, command.ticket);
        take(row.note, command.note);
        draft.change.args.push_back(std::string(token(row.route)));
        draft.change.args.push_back(std::string(token(row.state)));
        if (!is_closed(row.state)) row.closed_at.reset();
        if (is_closed(row.state) && !row.closed_at) row.closed_at = draft.now;
        return check_route(row);
    });
}

Step make(Draft& draft, const RemoveRoute& command) {
    const auto* found = draft.state.find_route(command.case_uuid, command.route_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_route"_tr);
    return on_case(draft, command.case_uuid, Deed::remove_route, [&](const CaseRecord& record, CaseRow& row) -> Step {
        draft.change.args.push_back(std::string(token(found->route)));
        draft.drop(*found);
        row.route = Route::none;
        for (const auto& other : record.routes)
            if (other.uuid != found->uuid) row.route = other.route;
        return {};
    });
}

}  // namespace recoup::core
