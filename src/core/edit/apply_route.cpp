#include "core/base/text.h"
#include "core/edit/change_builder.h"
#include "core/model/turns.h"

namespace recoup::core::inline edit {
namespace {

Step check_route(RouteRow& row) {
    row.ticket = tidy(row.ticket);
    if (row.route == Route::none) return fail(ErrorKind::usage, "error_route_none"_tr);
    if (auto ok = check_text(row.ticket, kMaxFieldBytes, "field_ticket"_tr); !ok) return ok;
    return check_text(row.note, kMaxNoteBytes, "field_note"_tr);
}

}  // namespace

Step add_route(ChangeBuilder& builder, const Uuid& case_uuid, Route route, Instant at, const std::string& ticket,
               const std::string& note, std::optional<Party> party) {
    RouteRow row{.uuid = builder.ids.next(),
                 .case_uuid = case_uuid,
                 .route = route,
                 .ticket = ticket,
                 .note = note,
                 .taken_at = at,
                 .closed_at = std::nullopt,
                 .party = party};
    if (auto ok = check_route(row); !ok) return ok;
    builder.add(std::move(row));
    return {};
}

const RouteRow* open_route(const CaseRecord& record, Route route) {
    const auto it = std::ranges::find_if(
        record.routes, [&](const RouteRow& row) { return row.route == route && !is_closed(row.state); });
    return it == record.routes.end() ? nullptr : &*it;
}

Step handle(ChangeBuilder& builder, const TakeRoute& command) {
    return on_case(builder, command.case_uuid, Action::take_route, [&](const CaseRecord& record, CaseRow& row) -> Step {
        if (record.in_bin()) return fail(ErrorKind::work, "error_case_in_bin"_tr);
        if (record.watched()) return fail(ErrorKind::work, "error_still_watched"_tr);
        builder.change.args.push_back(std::string(token(command.route)));
        const auto at = command.at.value_or(builder.now);
        if (at > builder.now) return fail(ErrorKind::usage, "error_contact_future"_tr);
        if (auto ok = add_route(builder, row.uuid, command.route, at, command.ticket, command.note, command.party); !ok)
            return ok;
        row.route = command.route;
        if (command.escalate && row.stage != Stage::escalated)
            enter_stage(builder, row, Stage::escalated, std::nullopt);
        const auto party = command.party.value_or(party_of(command.route));
        for (const auto& item : command.deadlines)
            if (auto ok = add_wait(builder, record, item, actor_of(turn_of(party))); !ok) return ok;
        return {};
    });
}

Step handle(ChangeBuilder& builder, const EditRoute& command) {
    const auto* found = builder.state.find_route(command.case_uuid, command.route_uuid);
    return on_row(builder, command.case_uuid, found, Action::edit_route, "error_no_route"_tr,
                  [&](RouteRow& row) -> Step {
                      take(row.state, command.state);
                      take(row.ticket, command.ticket);
                      take(row.note, command.note);
                      take(row.taken_at, command.at);
                      if (command.party) row.party = command.party;
                      builder.change.args.push_back(std::string(token(row.route)));
                      builder.change.args.push_back(std::string(token(row.state)));
                      if (row.taken_at > builder.now) return fail(ErrorKind::usage, "error_contact_future"_tr);
                      if (!is_closed(row.state)) row.closed_at.reset();
                      if (is_closed(row.state) && !row.closed_at) row.closed_at = builder.now;
                      return check_route(row);
                  });
}

Step handle(ChangeBuilder& builder, const RemoveRoute& command) {
    const auto* found = builder.state.find_route(command.case_uuid, command.route_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_route"_tr);
    return on_case(builder, command.case_uuid, Action::remove_route,
                   [&](const CaseRecord& record, CaseRow& row) -> Step {
                       builder.change.args.push_back(std::string(token(found->route)));
                       builder.drop(*found);
                       row.route = Route::none;
                       for (const auto& other : record.routes)
                           if (other.uuid != found->uuid) row.route = other.route;
                       return {};
                   });
}

}  // namespace recoup::core::inline edit
