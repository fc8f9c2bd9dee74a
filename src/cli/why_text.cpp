#include "cli/why_text.h"

#include <fmt/format.h>

#include "cli/table.h"
#include "core/text.h"

namespace recoup::cli {
namespace {

using core::CountedDay;
using core::DayMark;
using namespace std::chrono;

// More are cut out in the middle.
constexpr std::ptrdiff_t kMostMonths = 3;

void print_lines(Context& context, const core::Why& why) {
    int width = 0;
    for (const auto& line : why.lines) width = std::max(width, core::display_width(line.label));
    for (const auto& line : why.lines) {
        context.out += inked(line.label, Ink::muted, context.colour);
        context.out.append(static_cast<std::size_t>(width - core::display_width(line.label) + 2), ' ');
        context.out += core::one_line(line.value) + '\n';
    }
    if (why.address.empty()) return;
    context.out += core::one_line(why.address) + '\n';
}

// Five columns: "<23>" the trigger, "[10]" due, " 24 " counted, "(25)" not.
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
        default:
            return fmt::format("  {:2} ", number);
    }
}

void print_month(Context& context, const core::Why& why, year_month month) {
    context.out += '\n' + core::show_month(reader_of(context), month) + '\n';
    bool first = true;
    for (const auto& day : why.days) {
        if (day.day.year() / day.day.month() != month) continue;
        const int column = core::weekday_index(day.day);
        if (first) context.out.append(static_cast<std::size_t>(column) * 5, ' ');
        if (!first && column == 0) context.out += '\n';
        context.out += cell(why, day);
        first = false;
    }
    context.out += '\n';
}

void print_days(Context& context, const core::Why& why) {
    if (why.days.empty()) return;
    const auto first = why.days.front().day.year() / why.days.front().day.month();
    const auto last = why.days.back().day.year() / why.days.back().day.month();
    const auto count = (last - first).count() + 1;
    for (auto month = first; month <= last; month += months{1}) {
        const auto index = (month - first).count();
        if (count > kMostMonths && index == kMostMonths - 1) context.out += "\n…\n";
        if (count <= kMostMonths || index < kMostMonths - 1 || month == last) print_month(context, why, month);
    }
    context.out += '\n' + inked(core::tr(context.lang, "cli_why_legend"_tr), Ink::muted, context.colour) + '\n';
}

}  // namespace

void print_why(Context& context, const core::Why& why) {
    context.out += inked(core::one_line(why.title), Ink::strong, context.colour) + "\n\n";
    print_lines(context, why);
    print_days(context, why);
    if (!why.notes.empty()) context.out += '\n';
    for (const auto& note : why.notes)
        context.out += inked("! " + core::one_line(note), Ink::warn, context.colour) + '\n';
    if (!why.disclaimer.empty())
        context.out += '\n' + inked(core::one_line(why.disclaimer), Ink::muted, context.colour) + '\n';
}

}  // namespace recoup::cli
