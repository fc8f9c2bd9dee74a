#include "cli/output/why_text.h"

#include <fmt/format.h>

#include "cli/output/table.h"
#include "core/base/text.h"

namespace recoup::cli::inline output {
namespace {

using core::CountedDay;
using core::DayMark;
using namespace std::chrono;

// More are cut out in the middle.
constexpr std::ptrdiff_t kMostMonths = 3;

void print_lines(Call& call, const core::Why& why) {
    int width = 0;
    for (const auto& line : why.lines) width = std::max(width, core::display_width(line.label));
    for (const auto& line : why.lines) {
        call.out += inked(line.label, Ink::muted, call.colour);
        call.out.append(static_cast<std::size_t>(width - core::display_width(line.label)) + 2, ' ');
        call.out += core::one_line(line.value) + '\n';
    }
    if (why.address.empty()) return;
    call.out += core::one_line(why.address) + '\n';
}

// Five columns: "<23>" the trigger, "[10]" due, " 24 " counted, "(25)" not, " 26?" perhaps.
std::string cell(const core::Why& why, const CountedDay& day) {
    const auto number = static_cast<unsigned>(day.day.day());
    if (day.day == why.due) return fmt::format(" [{:2}]", number);
    switch (day.mark) {
        case DayMark::trigger:
            return fmt::format(" <{:2}>", number);
        case DayMark::weekend:
        case DayMark::holiday:
            return fmt::format(" ({:2})", number);
        case DayMark::makeup:
            return fmt::format("  {:2}+", number);
        case DayMark::open:
            return fmt::format("  {:2}?", number);
        default:
            return fmt::format("  {:2} ", number);
    }
}

void print_month(Call& call, const core::Why& why, year_month month) {
    call.out += '\n' + core::show_month(reader_of(call), month) + '\n';
    bool first = true;
    for (const auto& day : why.days) {
        if (day.day.year() / day.day.month() != month) continue;
        const int column = core::weekday_index(day.day);
        if (first) call.out.append(static_cast<std::size_t>(column) * 5, ' ');
        if (!first && column == 0) call.out += '\n';
        call.out += cell(why, day);
        first = false;
    }
    call.out += '\n';
}

void print_days(Call& call, const core::Why& why) {
    if (why.days.empty()) return;
    const auto first = why.days.front().day.year() / why.days.front().day.month();
    const auto last = why.days.back().day.year() / why.days.back().day.month();
    const auto count = (last - first).count() + 1;
    for (auto month = first; month <= last; month += months{1}) {
        const auto index = (month - first).count();
        if (count > kMostMonths && index == kMostMonths - 1) call.out += "\n…\n";
        if (count <= kMostMonths || index < kMostMonths - 1 || month == last) print_month(call, why, month);
    }
    const auto open = core::has_open_days(why) ? core::tr(call.lang, "cli_why_legend_open"_tr) : std::string_view();
    call.out += '\n' + inked(core::trf(call.lang, "cli_why_legend"_tr, open), Ink::muted, call.colour) + '\n';
}

}  // namespace

void print_why(Call& call, const core::Why& why) {
    call.out += inked(core::one_line(why.title), Ink::strong, call.colour) + "\n\n";
    print_lines(call, why);
    print_days(call, why);
    if (!why.notes.empty()) call.out += '\n';
    for (const auto& note : why.notes) call.out += inked("! " + core::one_line(note), Ink::warn, call.colour) + '\n';
    if (!why.disclaimer.empty())
        call.out += '\n' + inked(core::one_line(why.disclaimer), Ink::muted, call.colour) + '\n';
}

}  // namespace recoup::cli::inline output
