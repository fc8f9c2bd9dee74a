#include "core/report/layout.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/report/sheet.h"

namespace recoup::core::inline report {
namespace {

constexpr float kValue = 124;  // where the values of the block on top stand
constexpr float kBehindDay = 10, kBehindDot = 10;
constexpr std::size_t kMostMarks = 5;  // beside a row of the story
constexpr std::size_t kDigestLine = 32;

class Front {
  public:
    Front(const Report& report, Sheet& sheet) : report_(report), sheet_(sheet) {}

    void set() {
        set_title();
        for (const auto& fact : report_.facts) set_fact(fact);
        story();
        exhibits();
        if (!report_.sign.empty()) signature();
    }

    // Alone on the first page.
    void set_title() {
        sheet_.new_page("report_running_page"_tr);
        title();
    }

  private:
    void title() {
        const TypeStyle style{17, TypeFace::semibold};
        sheet_.bookmark(report_.heading);
        sheet_.y = sheet_.lines(kLeft, 92, sheet_.wrap(report_.heading, kWidth, style), style, 23) - 23 + 17;
        sheet_.text(kLeft, sheet_.y, report_.subtitle, {9, TypeFace::regular}, Shade::muted);
        sheet_.y += 12;
        sheet_.rule(sheet_.y, Shade::faint);
    }

    void set_fact(const ReportFact& fact) {
        const bool sum = !fact.strong.empty() && &fact == amount();
        const TypeStyle style{sum ? 11.6F : kStrong.size, TypeFace::semibold};
        float x = kValue, line = sheet_.y + 15;
        const bool fits = line + kLeading <= kBottom;
        if (!fits) {
            sheet_.new_page();
            line = sheet_.y + 15;
        }
        sheet_.text(kLeft, line, fact.label, kBody, Shade::muted);
        if (!fact.strong.empty()) {
            const auto strong = sheet_.wrap(fact.strong, kRight - kValue, style);
            line = sheet_.lines(kValue, line, strong, style, kLeading) - kLeading;
            x = kValue + sheet_.width_of(strong.back(), style) + 10;
        }
        line = set_rest(fact, x, line);
        sheet_.y = line + 7.6F;
        sheet_.rule(sheet_.y);
    }

    // One behind the other while they fit, else each on a line of its own.
    float set_rest(const ReportFact& fact, float x, float line) {
        bool first = true;
        for (const auto& one : fact.lines) {
            const float wide = sheet_.width_of(one, kBody);
            if (x > kValue && x + wide > kRight) {
                x = kValue;
                line += kLeading;
            }
            const bool whole = x + wide <= kRight;
            for (const auto& part : sheet_.wrap(one, kRight - x, kBody)) {
                if (!std::exchange(first, true) || x == kValue) {
                    if (line > kBottom) {
                        sheet_.new_page();
                        line = sheet_.y + 15;
                    }
                }
                sheet_.text(x, line, part, kBody);
                line += kLeading;
            }
            line -= kLeading;
            x = whole ? x + wide + 10 : kRight;
        }
        return line;
    }

    const ReportFact* amount() const {
        const auto label = sheet_.say("cli_column_amount"_tr);
        const auto at = std::ranges::find(report_.facts, label, &ReportFact::label);
        return at == report_.facts.end() ? nullptr : &*at;
    }

    void story() {
        if (report_.story.empty()) return;
        sheet_.heading(report_.story_title, report_.story_hint);
        sheet_.y += 4;
        float days = 0;
        for (const auto& step : report_.story) days = std::max(days, sheet_.width_of(step.day, kBody));
        dot_ = kLeft + days + kBehindDay;
        for (std::size_t i = 0; i < report_.story.size(); ++i)
            set_step(report_.story[i], i + 1 < report_.story.size() && !report_.story[i + 1].day.empty());
    }

    void set_step(const ReportStep& step, bool goes_on) {
        float right = kRight;
        const auto marks = std::min(step.exhibits.size(), kMostMarks);
        const float room = kRight - static_cast<float>(marks) * 24 - story_x() - (marks > 0 ? 6.0F : 0.0F);
        const auto lines = sheet_.wrap(step.text, room, kBody);
        const float height = 4 + kLeading * static_cast<float>(lines.size());
        if (sheet_.y + std::min(height, 5 * kLeading) > kBottom) sheet_.new_page();
        const float line = sheet_.y + 10;
        sheet_.text(kLeft, line, step.day, kBody);
        for (std::size_t i = marks; i-- > 0;) right = sheet_.mark_box(right, line, step.exhibits[i]) - 4;
        if (!step.day.empty()) dot(line - 3.4F, step.theirs);
        const auto page_top = line;
        float at = line;
        for (const auto& one : lines) {
            if (at > kBottom) {
                sheet_.new_page();
                at = sheet_.y + 10;
            }
            sheet_.text(story_x(), at, one, kBody);
            at += kLeading;
        }
        sheet_.y = at - 10 + 2.8F;
        const float end = sheet_.y + 10 - 3.4F - 5;
        if (goes_on && end > page_top && end < kBottom)
            sheet_.put(LineItem{dot_, page_top + 1.2F, dot_, end, 0.6F, Shade::faint});
    }

    float story_x() const { return dot_ + kBehindDot; }

    void dot(float middle, bool theirs) {
        constexpr float kRadius = 2.4F;
        const Rectangle at{dot_ - kRadius, middle - kRadius, 2 * kRadius, 2 * kRadius};
        sheet_.put(BoxItem{at, kRadius, theirs ? 1.1F : 0, Shade::text});
    }

    Sheet::Columns columns() const {
        Sheet::Columns columns;
        columns.x = {kLeft, 81, 196, 291, 354, 520};
        columns.width = {24, 110, 90, 60, 160, 18};
        for (const auto key :
             {"report_head_mark"_tr, "report_head_name"_tr, proves() ? "shared_proves"_tr : "evidence_kind"_tr,
              "report_head_made"_tr, "report_head_digest"_tr})
            columns.heads.emplace_back(sheet_.say(key));
        columns.heads.emplace_back(sheet_.say("report_head_page"_tr));
        columns.x.back() = kRight - sheet_.width_of(columns.heads.back(), {7.8F, TypeFace::semibold});
        return columns;
    }
    // Where nobody said what anything proves, the kind stands in that place.
    bool proves() const {
        return std::ranges::any_of(report_.exhibits, [](const Exhibit& one) { return !one.proves.empty(); });
    }

    void exhibits() {
        sheet_.need(std::min<float>(static_cast<float>(report_.exhibits.size()), 3) * 35 + 48);
        sheet_.heading(report_.exhibits_title, report_.exhibits_hint);
        if (report_.exhibits.empty()) return;
        const auto columns = this->columns();
        sheet_.table_head(columns);
        for (std::size_t i = 0; i < report_.exhibits.size(); ++i) set_exhibit(columns, i);
    }

    void set_exhibit(const Sheet::Columns& columns, std::size_t i) {
        const auto& one = report_.exhibits[i];
        const auto cell = [&](std::size_t column, std::string_view text) {
            return Sheet::Cell{sheet_.wrap(text, columns.width[column], kSmall)};
        };
        const auto half = std::min(kDigestLine, one.sha256.size());
        std::vector<Sheet::Cell> cells = {
            {{one.mark}, kSmallStrong},
            cell(1, one.listed),
            cell(2, proves() ? one.proves : one.kind),
            {{one.made}, kSmall},
            {{one.sha256.substr(0, half), one.sha256.substr(half)}, kDigest, Shade::muted},
        };
        const float line = sheet_.table_row(columns, std::move(cells));
        sheet_.page_number_of(i, kRight, line, kSmall);
        sheet_.link({kLeft, line - 10, kWidth, 14}, i);
    }

    // At the foot of the page, where there is room.
    void signature() {
        constexpr float kHeight = 74, kLine = 770;
        sheet_.need(kHeight);
        sheet_.text(kLeft, kLine - 32, report_.oath, kBody);
        sheet_.text(kLeft, kLine, report_.sign, kBody, Shade::muted);
        sheet_.text(370, kLine, report_.sign_day, kBody, Shade::muted);
        const float from = kLeft + sheet_.width_of(report_.sign, kBody) + 14;
        sheet_.rule(kLine + 6, Shade::muted, 0.7F, from, 350);
        sheet_.rule(kLine + 6, Shade::muted, 0.7F, 370 + sheet_.width_of(report_.sign_day, kBody) + 14, kRight);
        sheet_.y = kBottom;
    }

    const Report& report_;
    Sheet& sheet_;
    float dot_ = 0;  // where the dots of the story stand
};

class Back {
  public:
    Back(const Report& report, Sheet& sheet) : report_(report), sheet_(sheet) {}

    void set() {
        sheet_.new_page("report_running_page"_tr);
        if (!report_.rules.empty()) rules();
        for (const auto& table : report_.tables) set_table(table);
        if (!report_.transcript_title.empty()) transcript();
        sheet_.need(40);
        sheet_.y += 18;
        paragraph(report_.integrity, kSmall, Shade::muted, kLeft, kRight);
    }

    // The tables alone, below what stands there.
    void set_tables(TablesStand stand) {
        for (std::size_t i = 0; i < report_.tables.size(); ++i) {
            if (i > 0 && stand == TablesStand::apart) sheet_.new_page();
            set_table(report_.tables[i]);
        }
    }

  private:
    // Goes on on the next page where it must.
    void paragraph(std::string_view text, const TypeStyle& style, Shade shade, float left, float right) {
        const float leading = style.size * 1.45F;
        for (auto& line : sheet_.wrap(text, right - left, style)) {
            sheet_.need(leading);
            sheet_.y += leading;
            sheet_.text(left, sheet_.y, std::move(line), style, shade);
        }
    }

    void rules() {
        sheet_.heading(report_.rules_title, report_.rules_hint);
        for (const auto& rule : report_.rules) {
            sheet_.need(40);
            sheet_.y += 3;
            paragraph(rule.cite, kStrong, Shade::text, kLeft, kRight);
            if (!rule.says.empty()) paragraph(rule.says, kBody, Shade::text, kLeft, kRight);
            if (!rule.source.empty()) paragraph(rule.source, kSmall, Shade::muted, kLeft, kRight);
            sheet_.y += 4;
        }
    }

    void set_table(const ReportTable& table) {
        sheet_.heading(table.title, table.hint);
        Sheet::Columns columns{{}, {}, table.heads};
        float x = kLeft;
        for (const auto share : table.widths) {
            columns.x.push_back(x);
            columns.width.push_back(share * kWidth - 8);
            x += share * kWidth;
        }
        sheet_.table_head(columns);
        for (const auto& row : table.rows) {
            std::vector<Sheet::Cell> cells;
            for (std::size_t i = 0; i < row.size(); ++i)
                cells.push_back({sheet_.wrap(row[i], columns.width[i], kSmall)});
            sheet_.table_row(columns, std::move(cells));
        }
    }

    void transcript() {
        sheet_.heading(report_.transcript_title, report_.transcript_hint);
        for (const auto& one : report_.exhibits) {
            if (one.text.lines.empty()) continue;
            sheet_.need(40);
            sheet_.y += 6;
            paragraph(one.mark + "  " + one.title, kSmallStrong, Shade::text, kLeft, kRight);
            for (const auto& line : one.text.lines) paragraph(line.text, kSmall, Shade::text, kLeft, kRight);
        }
    }

    const Report& report_;
    Sheet& sheet_;
};

}  // namespace

Pages lay_out(const Report& report, TypeSource& type) {
    Sheet sheet(report, type);
    Front(report, sheet).set();
    set_exhibits(report, sheet);
    Back(report, sheet).set();
    return sheet.finish();
}

Pages lay_out_list(const Report& list, TablesStand stand, TypeSource& type) {
    Sheet sheet(list, type);
    Front(list, sheet).set_title();
    Back(list, sheet).set_tables(stand);
    return sheet.finish();
}

}  // namespace recoup::core::inline report
