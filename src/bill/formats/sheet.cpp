#include "bill/formats/sheet.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "bill/formats/moment.h"
#include "bill/formats/sum.h"
#include "core/base/text.h"

namespace recoup::bill::inline formats {
namespace {

using core::BillField;
using core::ErrorKind;

constexpr std::size_t kToldRows = 3;
constexpr std::size_t kToldCells = 6;
constexpr int kToldColumns = 12;
constexpr std::size_t kLeastGuessed = 3;
// A form of which so much is there is that form, and what it lacks is told rather than guessed around.
constexpr std::size_t kSurelyMatched = 6;

struct Top {
    std::uint32_t number = 0;
    std::vector<std::string> cells;
};

struct Heading {
    std::uint32_t row = 0;
    Columns columns;
    bool guessed = false;
};

core::Result<std::vector<Top>> top_of(const EachRow& each_row) {
    std::vector<Top> top;
    const auto read = each_row([&](const table::Row& row) {
        Top& one = top.emplace_back();
        one.number = row.number;
        for (const auto cell : row.cells) one.cells.emplace_back(cell);
        return top.size() < kMostRowsAbove;
    });
    if (!read) return tl::unexpected(read.error());
    return top;
}

// "姓名 | 电话 | … / …": what a person sees of a file that is no bill.
std::string beginning(const std::vector<Top>& top) {
    std::string text;
    for (std::size_t i = 0; i < std::min(top.size(), kToldRows); ++i) {
        if (i) text += " / ";
        const auto& cells = top[i].cells;
        for (std::size_t k = 0; k < std::min(cells.size(), kToldCells); ++k)
            text += (k ? " | " : "") + core::fit_width(core::one_line(cells[k]), kToldColumns);
        if (cells.size() > kToldCells) text += " | …";
    }
    return text;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const auto word : words) text.append(text.empty() ? "" : " | ").append(word);
    return text;
}

std::size_t filled(const core::ColumnMap& map) {
    return static_cast<std::size_t>(
        std::ranges::count_if(map.headings, [](const std::string& heading) { return !heading.empty(); }));
}

core::Result<Heading> by_map(const std::vector<Top>& top, const core::ColumnMap& map) {
    if (missing_fields(map).empty())
        for (const auto& row : top)
            if (auto columns = columns_by(map, row.cells)) return Heading{row.number, std::move(*columns), true};
    return core::fail(ErrorKind::work, "bill_map_does_not_fit"_tr, {beginning(top)});
}

std::optional<Heading> guess(const std::vector<Top>& top) {
    std::optional<Heading> best;
    std::size_t most = kLeastGuessed - 1;
    for (const auto& row : top) {
        const auto map = core::guess_columns(row.cells);
        if (!missing_fields(map).empty() || filled(map) <= most) continue;
        most = filled(map);
        best = Heading{row.number, *columns_by(map, row.cells), true};
    }
    return best;
}

// What is missing is told of the row that comes nearest.
tl::unexpected<core::Error> unknown(const std::vector<Top>& top) {
    std::vector<BillField> missing{BillField::time, BillField::amount};
    for (const auto& row : top) {
        auto of_row = missing_fields(core::guess_columns(row.cells));
        if (of_row.size() < missing.size()) missing = std::move(of_row);
    }
    const auto sentence = missing.size() != 1                  ? "bill_unknown"_tr
                          : missing.front() == BillField::time ? "bill_unknown_no_time"_tr
                                                               : "bill_unknown_no_amount"_tr;
    return core::fail(ErrorKind::work, sentence, {beginning(top)});
}

core::Result<Heading> heading_in(const std::vector<Top>& top, const SheetHabit& habit) {
    if (habit.map) return by_map(top, *habit.map);
    std::optional<Recognised> best;
    std::uint32_t row = 0;
    for (const auto& one : top) {
        auto found = recognise(one.cells);
        if (!found || (best && found->matched <= best->matched)) continue;
        best = std::move(found);
        row = one.number;
    }
    if (best && best->missing.empty()) return Heading{row, best->columns, false};
    if (best && best->matched >= kSurelyMatched)
        return core::fail(ErrorKind::work, "bill_columns_missing"_tr, {joined(best->missing)});
    for (const auto& map : habit.known)
        if (auto fits = by_map(top, map)) return fits;
    if (auto guessed = guess(top)) return *guessed;
    if (best) return core::fail(ErrorKind::work, "bill_columns_missing"_tr, {joined(best->missing)});
    return unknown(top);
}

// What only all rows together tell of a table whose form is not known.
struct Habits {
    core::DateOrder order = core::DateOrder::guess;
    bool has_sign = false;
};
core::Result<Habits> habits_of(const EachRow& each_row, const Heading& heading) {
    Habits habits;
    const auto& columns = heading.columns;
    const auto read = each_row([&](const table::Row& row) {
        if (row.number <= heading.row) return true;
        if (habits.order == core::DateOrder::guess) habits.order = order_in(row.cell(columns.of(BillField::time)));
        if (!habits.has_sign && columns.of(BillField::amount) != kNoColumn) {
            const auto sum = read_sum(row.cell(columns.of(BillField::amount)), columns.currency);
            habits.has_sign = sum && sum->negative;
        }
        return true;
    });
    if (!read) return tl::unexpected(read.error());
    return habits;
}

}  // namespace

core::Result<core::Bill> read_sheet(const EachRow& each_row, const SheetHabit& habit) {
    const auto top = top_of(each_row);
    if (!top) return tl::unexpected(top.error());
    auto heading = heading_in(*top, habit);
    if (!heading) return tl::unexpected(heading.error());
    if (heading->columns.currency.empty()) heading->columns.currency = habit.currency;
    Habits habits;
    if (heading->guessed) {
        const auto told = habits_of(each_row, *heading);
        if (!told) return tl::unexpected(told.error());
        habits = *told;
        if (heading->columns.order == core::DateOrder::guess) heading->columns.order = habits.order;
    }
    core::Bill bill;
    bill.source = heading->columns.source;
    bill.refunds_in_place = heading->columns.tells_refund;
    PaymentReader payments(heading->columns, habit.clock, !habits.has_sign, bill);
    const auto read = each_row([&](const table::Row& row) { return row.number <= heading->row || payments.read(row); });
    if (!read) return tl::unexpected(read.error());
    if (bill.payments.empty() && bill.left_out_count == 0) return core::fail(ErrorKind::work, "bill_empty"_tr);
    return bill;
}

bool has_known_heading(std::string_view text) {
    constexpr std::array<std::string_view, 6> kWords{"交易时间", "交易号", "金额", "收/支", "交易状态", "记录时间"};
    return std::ranges::any_of(kWords, [&](std::string_view word) { return text.find(word) != text.npos; });
}

}  // namespace recoup::bill::inline formats
