// redact: what of a picture nobody else is to see.
#include <algorithm>
#include <array>
#include <charconv>

#include "app/reading/kept_text.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/evidence/picture.h"
#include "cli/output/json.h"
#include "cli/output/table.h"
#include "core/redact/suggest.h"

namespace recoup::cli::inline evidence {

using core::CoverBox;
using core::ErrorKind;

namespace {

struct RedactOptions {
    std::int64_t id = 0;
    std::vector<std::string> boxes;
    bool suggest = false, clear = false;
    std::optional<std::string> take;
};

void declare(Grammar& grammar, RedactOptions& options) {
    grammar.id("EVIDENCE", options.id, "cli_help_evidence_id"_tr);
    grammar.options("box", "X,Y,W,H", options.boxes, "cli_help_redact_box"_tr);
    grammar.flag("suggest", options.suggest, "cli_help_redact_suggest"_tr);
    grammar.option("take", "N", options.take, "cli_help_redact_take"_tr);
    grammar.flag("clear", options.clear, "cli_help_redact_clear"_tr);
}

// "120,80,300,40" or "120,80,300,40,手机号".
core::Result<CoverBox> read_box(std::string_view typed) {
    CoverBox box;
    std::array<std::int32_t*, 4> numbers{&box.x, &box.y, &box.w, &box.h};
    auto rest = typed;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), *numbers[i]);
        if (read.ec != std::errc{})
            return core::fail(ErrorKind::usage, "cli_error_redact_box"_tr, {std::string(typed)});
        rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
        if (rest.empty() ? i + 1 < numbers.size() : !core::take_prefix(rest, ","))
            return core::fail(ErrorKind::usage, "cli_error_redact_box"_tr, {std::string(typed)});
    }
    box.label = rest;
    return box;
}

// Which of so many: "all", "2", "1,3".
core::Result<std::vector<std::size_t>> read_choice(std::string_view typed, std::size_t count) {
    std::vector<std::size_t> chosen;
    if (typed == "all") {
        for (std::size_t i = 0; i < count; ++i) chosen.push_back(i);
        return chosen;
    }
    for (auto rest = typed;;) {
        const auto comma = rest.find(',');
        const auto number = read_number(rest.substr(0, comma));
        if (!number || *number > static_cast<std::int64_t>(count))
            return core::fail(ErrorKind::usage, "cli_error_redact_take"_tr,
                              {std::string(typed), std::to_string(count)});
        chosen.push_back(static_cast<std::size_t>(*number - 1));
        if (comma == rest.npos) return chosen;
        rest.remove_prefix(comma + 1);
    }
}

struct Found {
    const core::CaseRecord* record = nullptr;
    const core::EvidenceRow* row = nullptr;
};

core::Result<Found> find_picture(const core::State& state, std::int64_t number) {
    for (const auto& record : state.cases())
        for (const auto& row : record.evidence)
            if (row.number == number) {
                if (row.file_class == core::FileClass::picture) return Found{&record, &row};
                return core::fail(ErrorKind::work, "error_cover_no_picture"_tr, {std::to_string(number)});
            }
    return core::fail(ErrorKind::work, "error_no_evidence"_tr);
}

// What the file knows of it already, else read now.
core::Result<core::PictureText> text_of(const app::Session& session, const core::EvidenceRow& row) {
    if (const auto kept = session.read_text(row.sha256))
        if (auto text = app::read_kept_text(kept->lines)) return std::move(*text);
    auto bytes = session.read_original(row.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_picture_text({std::move(*bytes), row.name});
}

std::string place_of(const CoverBox& box) {
    return fmt::format("{},{},{},{}", box.x, box.y, box.w, box.h);
}

void write_box(Json& json, const CoverBox& box) {
    json.number("x", box.x).number("y", box.y).number("w", box.w).number("h", box.h).text("label", box.label);
}

void write_boxes(Json& json, std::span<const CoverBox> boxes) {
    json.array("boxes");
    for (const auto& box : boxes) {
        json.object();
        write_box(json, box);
        json.end_object();
    }
    json.end_array();
}

void print_suggestions(Call& call, std::span<const core::CoverSuggestion> found) {
    const auto tr = [&](core::Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_number"_tr), true},
                 {tr("cli_column_redact_what"_tr)},
                 {tr("cli_column_redact_beside"_tr), false, true},
                 {tr("cli_column_redact_place"_tr)}});
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& one = found[i];
        table.add({{std::to_string(i + 1), Ink::strong},
                   {one.checked ? core::trf(call.lang, "redact_checked"_tr, one.box.label) : one.box.label},
                   {one.context, Ink::muted},
                   {place_of(one.box)}});
    }
    table.print(call.out, call.colour);
}

void write_suggestions(Call& call, const core::EvidenceRow& row, std::span<const CoverBox> boxes,
                       std::span<const core::CoverSuggestion> found) {
    Json json(call.out);
    json.object().number("id", row.number);
    write_boxes(json, boxes);
    json.array("suggested");
    for (const auto& one : found) {
        json.object().text("what", core::token(one.what)).boolean("checked", one.checked).text("beside", one.context);
        write_box(json, one.box);
        json.end_object();
    }
    json.end_array().end_object();
}

void print_boxes(Call& call, const core::EvidenceRow& row, std::span<const CoverBox> boxes) {
    if (call.json) {
        Json json(call.out);
        json.object().number("id", row.number);
        write_boxes(json, boxes);
        json.end_object();
    } else if (boxes.empty()) {
        call.say(core::tr(call.lang, "cli_redact_none"_tr));
    } else {
        for (const auto& box : boxes) call.say(box.label.empty() ? place_of(box) : place_of(box) + "  " + box.label);
    }
}

Exit keep(Call& call, app::Session& session, const Found& found, std::vector<CoverBox> boxes) {
    const auto id = found.row->number;
    const core::SetCovers command{found.record->row.uuid, found.row->uuid, std::move(boxes)};
    const auto change = dispatch(call, session, command);
    if (!change) return tl::unexpected(change.error());
    const auto now = find_picture(session.state(), id);
    if (!now) return tl::unexpected(now.error());
    const auto left = core::covers_of(*now->record, now->row->uuid);
    if (call.json)
        print_boxes(call, *now->row, left);
    else
        call.say(left.empty() ? std::string(core::tr(call.lang, "cli_redact_cleared"_tr))
                              : core::trf(call.lang, "cli_redact_done"_tr, id, left.size()));
    return kDone;
}

Exit suggest(Call& call, app::Session& session, const Found& found, const std::optional<std::string>& take) {
    const auto text = text_of(session, *found.row);
    if (!text) return tl::unexpected(text.error());
    auto boxes = core::covers_of(*found.record, found.row->uuid);
    const auto suggested = core::suggest_covers(call.lang, *text, *found.record, boxes);
    if (suggested.empty() && take) return core::fail(ErrorKind::work, "cli_error_redact_nothing"_tr);
    if (!take && call.json) {
        write_suggestions(call, *found.row, boxes, suggested);
        return kDone;
    }
    if (!take && suggested.empty()) call.say(core::tr(call.lang, "cli_redact_nothing_found"_tr));
    if (!take) {
        if (!suggested.empty()) print_suggestions(call, suggested);
        return kDone;
    }
    const auto chosen = read_choice(*take, suggested.size());
    if (!chosen) return tl::unexpected(chosen.error());
    for (std::size_t i = 0; i < suggested.size(); ++i)
        if (std::ranges::find(*chosen, i) != chosen->end()) boxes.push_back(suggested[i].box);
    return keep(call, session, found, std::move(boxes));
}

Exit run(Call& call, const RedactOptions& options) {
    const int ways = (options.boxes.empty() ? 0 : 1) + (options.suggest ? 1 : 0) + (options.clear ? 1 : 0);
    if (ways > 1 || (options.take && !options.suggest))
        return core::fail(ErrorKind::usage, "cli_error_redact_either"_tr);
    std::vector<CoverBox> added;
    for (const auto& typed : options.boxes) {
        auto box = read_box(typed);
        if (!box) return tl::unexpected(box.error());
        added.push_back(std::move(*box));
    }
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_picture((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (options.suggest) return suggest(call, **session, *found, options.take);
    if (options.clear) return keep(call, **session, *found, {});
    auto boxes = core::covers_of(*found->record, found->row->uuid);
    if (added.empty()) {
        print_boxes(call, *found->row, boxes);
        return kDone;
    }
    boxes.insert(boxes.end(), added.begin(), added.end());
    return keep(call, **session, *found, std::move(boxes));
}

}  // namespace

const Verb kRedact{345, "redact", "cli_verb_redact"_tr, define<RedactOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
