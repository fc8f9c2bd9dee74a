#include "app/incoming/case_table.h"

#include <algorithm>
#include <map>

#include "app/incoming/node.h"
#include "assets/embedded.h"
#include "bill/formats/moment.h"
#include "bill/formats/sum.h"
#include "bill/table/csv.h"
#include "bill/text/encoding.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/incoming/headings.h"
#include "export/tables/csv.h"

namespace recoup::app::inline incoming {
namespace {

using core::CaseColumn;
using core::Lost;

constexpr std::size_t kMostTableBytes = 64u << 20;
constexpr std::uint32_t kMostCases = 200'000;
constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

struct Heads {
    std::uint32_t row = 0;
    std::vector<std::string> headings;
    core::CaseColumnMap columns;
    std::array<std::size_t, core::kCaseColumns> places{};  // kNoPlace: no column says it

    std::string_view cell(const bill::Row& of, CaseColumn column) const {
        return of.cell(places[static_cast<std::size_t>(column)]);
    }
};

std::size_t named(const core::CaseColumnMap& map) {
    return static_cast<std::size_t>(
        std::ranges::count_if(map.headings, [](const std::string& heading) { return !heading.empty(); }));
}

core::CaseColumnMap columns_of(const std::vector<std::string>& headings, const core::CaseColumnMap& wanted) {
    // What the person named goes to nothing else.
    std::vector<std::string> free;
    for (const auto& heading : headings) free.push_back(std::ranges::count(wanted.headings, heading) ? "" : heading);
    auto columns = core::guess_case_columns(free);
    for (std::size_t i = 0; i < core::kCaseColumns; ++i)
        if (!wanted.headings[i].empty()) columns.headings[i] = wanted.headings[i] == "-" ? "" : wanted.headings[i];
    return columns;
}

// The row of the first ones of which most columns are known.
Heads find_heads(std::string_view text, char separator, const core::CaseColumnMap& wanted) {
    Heads best;
    std::size_t most = 0;
    bill::read_csv(text, separator, [&](const bill::Row& row) {
        const std::vector<std::string> headings(row.cells.begin(), row.cells.end());
        auto columns = columns_of(headings, wanted);
        const auto has = [&](const std::string& heading) { return std::ranges::count(headings, heading) > 0; };
        for (auto& heading : columns.headings)
            if (!heading.empty() && !has(heading)) heading.clear();
        if (!columns[CaseColumn::title].empty() && named(columns) > most) {
            most = named(columns);
            best = {row.number, headings, std::move(columns), {}};
        }
        return row.number < bill::kMostRowsAbove;
    });
    for (std::size_t i = 0; i < core::kCaseColumns; ++i) {
        const auto& heading = best.columns.headings[i];
        const auto at = std::ranges::find(best.headings, heading);
        best.places[i] = heading.empty() ? kNoPlace : static_cast<std::size_t>(at - best.headings.begin());
    }
    return best;
}

// Of two columns bill::separator_of() cannot tell what divides them; the headings can.
char separator_in(std::string_view text, const core::CaseColumnMap& wanted) {
    const char likely = bill::separator_of(text);
    if (find_heads(text, likely, wanted).row != 0) return likely;
    for (const char other : {',', ';', '\t', '|'})
        if (find_heads(text, other, wanted).row != 0) return other;
    return likely;
}

constexpr CaseColumn kMoments[] = {CaseColumn::paid_at, CaseColumn::occurred_at, CaseColumn::received_at,
                                   CaseColumn::due, CaseColumn::created_at};

// Whether day or month stands first is the same in all rows: the first date with only one reading tells it.
core::Result<core::DateOrder> order_of(std::string_view text, char separator, const Heads& heads) {
    auto order = core::DateOrder::guess;
    std::string doubtful;
    bill::read_csv(text, separator, [&](const bill::Row& row) {
        if (row.number <= heads.row) return true;
        for (const auto column : kMoments) {
            const auto cell = heads.cell(row, column);
            if (cell.empty() || order != core::DateOrder::guess) continue;
            order = bill::order_in(cell);
            if (order != core::DateOrder::guess || !doubtful.empty()) continue;
            if (bill::read_moment(cell, core::DateOrder::day_first) !=
                bill::read_moment(cell, core::DateOrder::month_first))
                doubtful = core::one_line(cell);
        }
        return order == core::DateOrder::guess;
    });
    if (order == core::DateOrder::guess && !doubtful.empty())
        return core::fail(core::ErrorKind::work, "arrival_dates_doubtful"_tr, {doubtful});
    return order;
}

class RowReader {
  public:
    RowReader(const Heads& heads, const ImportMap& map, core::DateOrder order, const core::ArrivalHabit& habit,
              CaseTable& table)
        : heads_(heads), map_(map), order_(order), habit_(habit), table_(table) {}

    void read(const bill::Row& row) {
        if (std::ranges::all_of(row.cells, [](std::string_view cell) { return cell.empty(); })) return;
        core::ArrivingCase made;
        if (const auto wrong = take(row, made)) {
            table_.rejected.push_back(
                {row.number, *wrong, core::one_line(heads_.cell(row, *wrong)), {row.cells.begin(), row.cells.end()}});
            return;
        }
        if (!take_stage(row, made.row))
            return table_.arrival.losses.add(Lost::lists, heads_.cell(row, CaseColumn::stage));
        made.key = key_of(row, made.row);
        table_.arrival.cases.push_back(std::move(made));
    }

  private:
    // The column that cannot be read; nothing: all went well.
    std::optional<CaseColumn> take(const bill::Row& row, core::ArrivingCase& made) {
        auto& into = made.row;
        into.title = heads_.cell(row, CaseColumn::title);
        if (core::tidy(into.title).empty()) return CaseColumn::title;
        into.uuid = core::parse_uuid(heads_.cell(row, CaseColumn::uuid)).value_or(core::Uuid{});
        into.platform = heads_.cell(row, CaseColumn::platform);
        into.order_no = heads_.cell(row, CaseColumn::order_no);
        into.payment_method = heads_.cell(row, CaseColumn::payment_method);
        into.jurisdiction = habit_.jurisdiction;
        into.currency = map_.currency.empty() ? habit_.currency : map_.currency;
        if (const auto currency = heads_.cell(row, CaseColumn::currency); !currency.empty()) {
            if (!core::is_currency(currency)) return CaseColumn::currency;
            into.currency = currency;
        }
        take_problem(row, into);
        take_tags(row, into);
        if (const auto wrong = take_sums(row, into)) return wrong;
        if (const auto wrong = take_moments(row, made)) return wrong;
        into.note = note_of(row);
        return std::nullopt;
    }

    void take_problem(const bill::Row& row, core::CaseRow& into) {
        const auto text = heads_.cell(row, CaseColumn::problem);
        for (std::size_t i = 0; i < core::words<core::Problem>().size(); ++i) {
            const auto problem = static_cast<core::Problem>(i);
            if (text == core::token(problem) || text == core::label(core::Lang::zh, problem) ||
                text == core::label(core::Lang::en, problem))
                into.problem = problem;
        }
    }

    static void take_tags(const std::string_view text, core::CaseRow& into) {
        std::string tag;
        const auto end = [&] {
            if (!core::trim(tag).empty()) into.tags.append(into.tags.empty() ? "" : "\n").append(core::trim(tag));
            tag.clear();
        };
        for (auto rest = text; !rest.empty();) {
            const auto c = core::take_code_point(rest);
            if (c == U',' || c == U';' || c == U'，' || c == U'；' || c == U'、' || c == U'\n')
                end();
            else
                core::append_utf8(tag, c);
        }
        end();
    }
    void take_tags(const bill::Row& row, core::CaseRow& into) { take_tags(heads_.cell(row, CaseColumn::tags), into); }

    std::optional<CaseColumn> take_sums(const bill::Row& row, core::CaseRow& into) {
        const std::pair<CaseColumn, std::optional<std::int64_t>*> sums[] = {
            {CaseColumn::paid, &into.paid_minor},
            {CaseColumn::claimed, &into.claimed_minor},
            {CaseColumn::offered, &into.offered_minor},
            {CaseColumn::received, &into.received_minor},
            {CaseColumn::fee, &into.fee_minor}};
        for (const auto& [column, minor] : sums) {
            const auto cell = heads_.cell(row, column);
            if (cell.empty()) continue;
            const auto sum = bill::read_sum(cell, into.currency);
            if (!sum) return column;
            *minor = sum->minor;
        }
        return std::nullopt;
    }

    std::optional<core::When> moment_in(std::string_view cell) const {
        if (const auto kept = core::when_from_storage(cell)) return kept;
        if (const auto exact = when_of(cell, habit_.zone)) return exact;  // an offset says more than the person's zone
        const auto local = bill::read_moment(cell, order_);
        if (!local) return std::nullopt;
        const auto day = std::chrono::floor<std::chrono::days>(*local);
        if (day == *local && cell.find(':') == cell.npos) return core::on_day(core::Day{day}, habit_.zone);
        return core::at_instant(core::to_instant(*habit_.zones, habit_.zone, *local));
    }

    std::optional<CaseColumn> take_moments(const bill::Row& row, core::ArrivingCase& made) {
        std::optional<core::When> created;
        const std::pair<CaseColumn, std::optional<core::When>*> moments[] = {
            {CaseColumn::paid_at, &made.row.paid_at},
            {CaseColumn::occurred_at, &made.row.occurred_at},
            {CaseColumn::received_at, &made.row.received_at},
            {CaseColumn::due, &made.due},
            {CaseColumn::created_at, &created}};
        for (const auto& [column, moment] : moments) {
            const auto cell = heads_.cell(row, column);
            if (cell.empty()) continue;
            *moment = moment_in(cell);
            if (!*moment) return column;
        }
        if (made.due) made.due_title = core::tr(habit_.lang, "arrival_due"_tr);
        if (created) made.row.created_at = std::min(habit_.now, core::first_second(*created, *habit_.zones));
        made.row.updated_at = made.row.stage_since = made.row.created_at;
        return std::nullopt;
    }

    // False: the person left that stage out.
    bool take_stage(const bill::Row& row, core::CaseRow& into) {
        const auto cell = heads_.cell(row, CaseColumn::stage);
        if (cell.empty()) return true;
        const auto name = core::one_line(cell);
        auto& lists = table_.arrival.lists;
        auto at = std::ranges::find(lists, name, &core::ArrivingList::name);
        if (at == lists.end()) at = lists.insert(lists.end(), stage_named(name));
        ++at->cards;
        into.stage = at->stage.value_or(core::Stage::evidence);
        return at->stage.has_value();
    }

    // Our own exports say a stage by its token or its label.
    core::ArrivingList stage_named(const std::string& name) const {
        if (!map_.stages.contains(name))
            for (std::size_t i = 0; i < core::words<core::Stage>().size(); ++i) {
                const auto stage = static_cast<core::Stage>(i);
                if (name == core::token(stage) || name == core::label(core::Lang::zh, stage) ||
                    name == core::label(core::Lang::en, stage))
                    return {name, stage, false, 0};
            }
        return core::stage_of_list(name, map_.stages);
    }

    // What stands in the columns that no field is for goes behind the note, by its heading.
    std::string note_of(const bill::Row& row) {
        std::string note(heads_.cell(row, CaseColumn::note));
        bool first = true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (row.cells[i].size() + 4 > bill::kMostCellBytes)
                table_.arrival.losses.add(Lost::texts, heads_.cell(row, CaseColumn::title));
            if (row.cells[i].empty() || std::ranges::count(heads_.places, i) > 0) continue;
            if (i >= heads_.headings.size() || heads_.headings[i].empty()) {
                table_.arrival.losses.add(Lost::columns, std::to_string(i + 1));
                continue;
            }
            note += note.empty() ? "" : first ? "\n\n" : "\n";
            first = false;
            note += core::trf(habit_.lang, "pair_by_colon"_tr, heads_.headings[i], row.cells[i]);
        }
        return note;
    }

    // Of rows that say the same, the second is another case than the first.
    std::string key_of(const bill::Row& row, const core::CaseRow& made) {
        std::string key = "order/" + made.order_no;
        if (made.order_no.empty()) {
            key = "row";
            for (const auto cell : row.cells) key.append("\x1F").append(cell);
        }
        const auto number = ++seen_[key];
        return number == 1 ? key : key + "\x1E" + std::to_string(number);
    }

    const Heads& heads_;
    const ImportMap& map_;
    core::DateOrder order_;
    const core::ArrivalHabit& habit_;
    CaseTable& table_;
    std::map<std::string, std::size_t> seen_;
};

}  // namespace

core::Result<CaseTable> read_case_table(const Bytes& bytes, const ImportMap& map, const core::ArrivalHabit& habit) {
    if (bytes.size() > kMostTableBytes)
        return core::fail(core::ErrorKind::work, "arrival_too_large"_tr, {std::to_string(kMostTableBytes >> 20)});
    const bill::Gb18030 gb18030(assets::file("tables/gb18030"));
    std::string made;
    const auto looks_right = [](std::string_view text) {
        const auto top = text.substr(0, text.find('\n'));
        return top.find("标题") != top.npos || top.find("平台") != top.npos || top.find("金额") != top.npos;
    };
    const auto text = bill::utf8_of(std::as_bytes(std::span(bytes)), gb18030, looks_right, made);
    const char separator = separator_in(text, map.columns);
    const auto heads = find_heads(text, separator, map.columns);
    if (heads.row == 0) return core::fail(core::ErrorKind::work, "arrival_no_title"_tr);
    for (std::size_t i = 0; i < core::kCaseColumns; ++i)
        if (const auto& wanted = map.columns.headings[i];
            !wanted.empty() && wanted != "-" && heads.columns.headings[i].empty())
            return core::fail(core::ErrorKind::work, "arrival_no_column"_tr, {wanted});
    auto order = core::Result<core::DateOrder>(map.order);
    if (map.order == core::DateOrder::guess) order = order_of(text, separator, heads);
    if (!order) return tl::unexpected(order.error());
    CaseTable table;
    table.columns = heads.columns;
    table.headings = heads.headings;
    RowReader reader(heads, map, *order, habit, table);
    bool too_many = false;
    bill::read_csv(text, separator, [&](const bill::Row& row) {
        if (row.number > heads.row) reader.read(row);
        too_many = table.arrival.cases.size() + table.rejected.size() > kMostCases;
        return !too_many;
    });
    if (too_many) return core::fail(core::ErrorKind::work, "arrival_too_many"_tr, {std::to_string(kMostCases)});
    return table;
}

std::string rejected_csv(const CaseTable& table, core::Lang lang) {
    std::string out = "\xEF\xBB\xBF";
    const auto add = [&](const std::vector<std::string>& cells, std::string_view why) {
        for (std::size_t i = 0; i < table.headings.size(); ++i)
            out += exporting::csv_text(i < cells.size() ? cells[i] : std::string()) + ',';
        out += exporting::csv_text(why) + "\r\n";
    };
    add(table.headings, core::tr(lang, "arrival_why"_tr));
    for (const auto& one : table.rejected)
        add(one.cells, core::trf(lang, "arrival_rejected_why"_tr, core::label(lang, one.column), one.text));
    return out;
}

}  // namespace recoup::app::inline incoming
