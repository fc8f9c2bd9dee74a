#include "core/report/sheet.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline report {
namespace {

constexpr float kHeadLine = 52, kHeadRule = 62, kFootRule = 796, kFootLine = 810;
constexpr float kRowPadding = 5.5F, kRowLeading = 11.6F;
constexpr float kMarkHeight = 12, kMarkPadding = 4;

std::string cleaned(std::string_view text) {
    return without_controls(text);
}

}  // namespace

void Sheet::new_page(Tr running, std::string mark) {
    pages_.pages.emplace_back();
    running_.push_back({running, std::move(mark)});
    kept_running_ = running;
    y = kTop;
}

void Sheet::need(float height) {
    if (y + height > kBottom) new_page();
}

void Sheet::text(float x, float at, std::string text, const TypeStyle& style, Shade shade) {
    if (text.empty()) return;
    put(TextItem{x, at, style.size, style.face, shade, cleaned(text)});
}

void Sheet::right_text(float right, float at, std::string text, const TypeStyle& style, Shade shade) {
    const float wide = width_of(text, style);
    this->text(right - wide, at, std::move(text), style, shade);
}

float Sheet::lines(float x, float at, const std::vector<std::string>& lines, const TypeStyle& style, float leading,
                   Shade shade) {
    for (const auto& line : lines) {
        text(x, at, line, style, shade);
        at += leading;
    }
    return at;
}

void Sheet::rule(float at, Shade shade, float width, float left, float right) {
    put(LineItem{left, at, right, at, width, shade});
}

void Sheet::hidden(float x, float at, float width, float size, std::string text) {
    if (text.empty()) return;
    put(TextItem{x, at, size, TypeFace::regular, Shade::text, cleaned(text), true, width});
}

float Sheet::mark_box(float right, float at, std::size_t exhibit) {
    const auto& mark = report_.exhibits[exhibit].mark;
    const TypeStyle style{7.6F, TypeFace::semibold};
    const float wide = width_of(mark, style) + 2 * kMarkPadding;
    const Rectangle box{right - wide, at - 9.2F, wide, kMarkHeight};
    put(BoxItem{box, 3, 0.7F, Shade::text});
    text(box.x + kMarkPadding, at - 0.5F, mark, style);
    link(box, exhibit);
    return box.x;
}

void Sheet::round_number(float x, float middle, std::size_t number) {
    const auto digits = std::to_string(number);
    const TypeStyle style{kRound * 1.4F, TypeFace::semibold};
    put(BoxItem{{x - kRound, middle - kRound, 2 * kRound, 2 * kRound}, kRound, 0, Shade::text});
    text(x - width_of(digits, style) / 2, middle + style.size * 0.36F, digits, style, Shade::white);
}

void Sheet::page_number_of(std::size_t exhibit, float right, float at, const TypeStyle& style) {
    numbers_.push_back(pending(exhibit));
    put(TextItem{right, at, style.size, style.face, Shade::text, {}});
}

void Sheet::link(const Rectangle& at, std::size_t exhibit) {
    links_.push_back(pending(exhibit));
    put(LinkItem{at, 0});
}

void Sheet::bookmark(std::string title, int level) {
    pages_.bookmarks.push_back({cleaned(title), pages_.pages.size() - 1, std::max(0.0F, y - 24), level});
}

void Sheet::heading(const std::string& title, const std::string& hint) {
    const TypeStyle style{11.6F, TypeFace::semibold};
    need(70);
    y += 22;
    bookmark(title);
    text(kLeft, y, title, style);
    const float x = kLeft + width_of(title, style) + 7;
    const auto hints = wrap(hint, kRight - x, kSmall);
    y = lines(x, y, hints, kSmall, 11.5F, Shade::muted) - 11.5F;
    y += 8;
}

void Sheet::table_head(const Columns& columns) {
    rule(y, Shade::text, 0.7F);
    for (std::size_t i = 0; i < columns.heads.size(); ++i)
        text(columns.x[i], y + 12, columns.heads[i], {7.8F, TypeFace::semibold});
    y += 18;
    rule(y, Shade::text, 0.5F);
}

float Sheet::table_row(const Columns& columns, std::vector<Cell> cells) {
    std::size_t lines_in_all = 1, at = 0;
    for (const auto& cell : cells) lines_in_all = std::max(lines_in_all, cell.lines.size());
    constexpr std::size_t kWidow = 3;  // no fewer lines of a long row stand alone
    float first = 0;
    while (at < lines_in_all) {
        auto fit = static_cast<std::size_t>(std::max(0.0F, (kBottom - y - 2 * kRowPadding) / kRowLeading));
        if (fit < std::min(lines_in_all - at, kWidow)) {
            new_page();
            table_head(columns);
            continue;
        }
        fit = std::min(fit, lines_in_all - at);
        const float line = y + kRowPadding + 8.6F;
        if (at == 0) first = line;
        for (std::size_t i = 0; i < cells.size(); ++i)
            for (std::size_t k = at; k < std::min(at + fit, cells[i].lines.size()); ++k)
                text(columns.x[i], line + kRowLeading * static_cast<float>(k - at), cells[i].lines[k], cells[i].style,
                     cells[i].shade);
        y += 2 * kRowPadding + kRowLeading * static_cast<float>(fit);
        at += fit;
    }
    rule(y);
    return first;
}

void Sheet::begins(std::size_t exhibit) {
    starts_[exhibit] = pages_.pages.size() - 1;
}

void Sheet::resolve() {
    for (const auto& one : links_)
        std::get<LinkItem>(pages_.pages[one.page].items[one.item]).page = starts_[one.exhibit];
    for (const auto& one : numbers_) {
        auto& item = std::get<TextItem>(pages_.pages[one.page].items[one.item]);
        item.text = std::to_string(starts_[one.exhibit] + 1);
        item.x -= width_of(item.text, {item.size, item.face});
    }
}

void Sheet::frame(std::size_t at) {
    auto& items = pages_.pages[at].items;
    const auto put_text = [&](float x, float line, const std::string& text) {
        items.push_back(TextItem{x, line, kSmall.size, kSmall.face, Shade::muted, cleaned(text)});
    };
    const auto& running = running_[at];
    auto right = running.mark.empty() ? (at == 0 ? report_.running : trf(lang(), "report_running_page"_tr, at + 1))
                                      : trf(lang(), running.key, running.mark, at + 1);
    const float wide = width_of(right, kSmall);
    put_text(kLeft, kHeadLine, shorten(report_.title, kWidth - wide - 20, kSmall, type_));
    put_text(kRight - wide, kHeadLine, right);
    items.push_back(LineItem{kLeft, kHeadRule, kRight, kHeadRule, 0.7F, Shade::text});
    items.push_back(LineItem{kLeft, kFootRule, kRight, kFootRule, 0.5F, Shade::faint});
    const TypeStyle small{7.4F, TypeFace::regular}, even{7.0F, TypeFace::even};
    const auto put_foot = [&](float x, const std::string& text, const TypeStyle& style) {
        items.push_back(TextItem{x, kFootLine, style.size, style.face, Shade::muted, text});
    };
    const auto number = std::to_string(at + 1) + " / " + std::to_string(pages_.pages.size());
    const auto& [label, digits] = report_.footer_digest;
    const float named = label.empty() ? 0 : width_of(label, small) + 4;
    const float digest = named + width_of(digits, even), count = width_of(number, small);
    if (!label.empty()) put_foot(kLeft, label, small);
    if (!digits.empty()) put_foot(kLeft + named, digits, even);
    put_foot(kRight - count, number, small);
    const float room = kWidth - digest - count - 24;
    const auto foot = shorten(report_.footer, room, small, type_);
    const float centred = kLeft + (kWidth - width_of(foot, small)) / 2;
    put_foot(std::max(centred, kLeft + digest + 12), foot, small);
}

Pages Sheet::finish() {
    resolve();
    for (std::size_t at = 0; at < pages_.pages.size(); ++at) frame(at);
    return std::move(pages_);
}

}  // namespace recoup::core::inline report
