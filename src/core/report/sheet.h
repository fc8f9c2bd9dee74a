// The pages of a report as they fill: where the next line stands, marks that lead to pages that are not there yet.
// Inside this room only.
#pragma once

#include "core/report/page.h"
#include "core/report/report.h"
#include "core/report/wrap.h"

namespace recoup::core::inline report {

inline constexpr float kMargin = 56.69F;  // 20 mm
inline constexpr float kLeft = kMargin, kRight = kPageWidth - kMargin, kWidth = kRight - kLeft;
inline constexpr float kTop = 76, kBottom = 786;  // of what flows

inline constexpr TypeStyle kBody{9.6F, TypeFace::regular}, kStrong{9.6F, TypeFace::semibold};
inline constexpr TypeStyle kSmall{8.4F, TypeFace::regular}, kSmallStrong{8.4F, TypeFace::semibold};
inline constexpr TypeStyle kDigest{6.8F, TypeFace::even};
inline constexpr float kLeading = 14.4F;
inline constexpr float kRound = 4.6F;  // radius of a number in its round

class Sheet {
  public:
    Sheet(const Report& report, TypeSource& type) : report_(report), type_(type) {}

    // Begins a page; `running` stands on its right on top, "{0}" in it is the page.
    void new_page(Tr running, std::string mark = {});
    void new_page() { new_page(kept_running_); }
    // Begins a page where less than that is left.
    void need(float height);

    // `y` is of the line the text stands on.
    void text(float x, float y, std::string text, const TypeStyle& style, Shade shade = Shade::text);
    void right_text(float right, float y, std::string text, const TypeStyle& style, Shade shade = Shade::text);
    // Gives where the next line would stand.
    float lines(float x, float y, const std::vector<std::string>& lines, const TypeStyle& style, float leading,
                Shade shade = Shade::text);
    void rule(float y, Shade shade = Shade::line, float width = 0.5F, float left = kLeft, float right = kRight);
    void put(PageItem item) { page().items.push_back(std::move(item)); }
    void hidden(float x, float y, float width, float size, std::string text);

    // "E4" in a box, which leads to its page; `right` is its right edge. Gives its left one.
    float mark_box(float right, float y, std::size_t exhibit);
    // A number in a black round, whose middle stands at that place.
    void round_number(float x, float middle, std::size_t number);
    // The number of the page where the exhibit stands.
    void page_number_of(std::size_t exhibit, float right, float y, const TypeStyle& style);
    void link(const Rectangle& at, std::size_t exhibit);
    void bookmark(std::string title, int level = 0);
    // The heading of a part, with a hint behind it; also a bookmark.
    void heading(const std::string& title, const std::string& hint);

    // A cell is its lines; heads come again on each page.
    struct Cell {
        std::vector<std::string> lines;
        TypeStyle style = kSmall;
        Shade shade = Shade::text;
    };
    struct Columns {
        std::vector<float> x, width;
        std::vector<std::string> heads;
    };
    void table_head(const Columns& columns);
    // Gives the line that the first line of the row stands on. A row goes on on the next page where it must.
    float table_row(const Columns& columns, std::vector<Cell> cells);

    void begins(std::size_t exhibit);  // on this page

    std::vector<std::string> wrap(std::string_view text, float width, const TypeStyle& style) {
        return core::wrap(text, width, style, type_);
    }
    float width_of(std::string_view text, const TypeStyle& style) { return core::width_of(text, style, type_); }
    std::string_view say(Tr key) const { return tr(report_.lang, key); }
    Lang lang() const { return report_.lang; }

    float y = kTop;
    Pages finish();  // heads and feet, now that all pages are known

  private:
    struct Running {
        Tr key{};
        std::string mark;
    };
    struct Pending {
        std::size_t page, item, exhibit;
    };
    Page& page() { return pages_.pages.back(); }
    Pending pending(std::size_t exhibit) const {
        return {pages_.pages.size() - 1, pages_.pages.back().items.size(), exhibit};
    }
    void resolve();
    void frame(std::size_t at);

    const Report& report_;
    TypeSource& type_;
    Pages pages_;
    Tr kept_running_{};
    std::vector<Running> running_;
    std::vector<Pending> links_, numbers_;
    std::vector<std::size_t> starts_ = std::vector<std::size_t>(report_.exhibits.size(), 0);
};

// The exhibits, each from a page of its own on.
void set_exhibits(const Report& report, Sheet& sheet);

}  // namespace recoup::core::inline report
