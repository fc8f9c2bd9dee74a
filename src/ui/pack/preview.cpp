// The pages of the report as they would be made now, on the sheet's right.
#include <algorithm>
#include <cmath>

#include "core/redact/covers.h"
#include "ui/context/report_look.h"
#include "ui/frame/icons.h"
#include "ui/kit/covered.h"
#include "ui/pack/parts.h"

namespace recoup::ui::inline pack {
namespace {

constexpr float kPaperEdge = 24, kPaper = 638, kPaperTop = 24, kPill = 32, kPillBottom = 16;

ImU32 ink_of(core::Shade shade) {
    const auto grey = static_cast<unsigned>(std::lround(core::grey_of(shade) * 255));
    return IM_COL32(grey, grey, grey, 255);
}

// Paper is white under any theme: so it will come out of the printer.
class PagePainter {
  public:
    PagePainter(Context& ctx, const core::CaseRecord& record, const ReportLook& look, const Rect& paper)
        : ctx_(ctx), record_(record), look_(look), paper_(paper), scale_(paper.width() / core::kPageWidth) {}

    void draw(const core::report::Page& page) {
        for (const auto& item : page.items) std::visit([this](const auto& one) { draw(one); }, item);
    }

  private:
    ImVec2 at(float x, float y) const { return {paper_.min.x + x * scale_, paper_.min.y + y * scale_}; }
    Rect box_of(const core::Rectangle& r) const { return {at(r.x, r.y), at(r.right(), r.bottom())}; }
    // A hair line is still seen.
    float width_of(float points) const { return std::max(1.0F, points * scale_); }

    void draw(const core::TextItem& text) {
        if (text.hidden) return;
        const TextStyle style{text.face == core::TypeFace::semibold ? Face::semibold : Face::regular,
                              text.size * scale_};
        const float pitch_em = text.face == core::TypeFace::even ? ctx_.text.advances().entry(style, U'0').em : 0;
        ctx_.text.draw_printed(ctx_.list(), at(text.x, text.y), style, ink_of(text.shade), text.text, pitch_em);
    }

    void draw(const core::LineItem& line) {
        const auto from = at(line.x1, line.y1), to = at(line.x2, line.y2);
        const float half = width_of(line.width) / 2;
        const bool level = line.y1 == line.y2;
        const ImVec2 aside{level ? 0 : half, level ? half : 0};
        ctx_.list().AddRectFilled({std::round(from.x - aside.x), std::round(from.y - aside.y)},
                                  {std::round(to.x - aside.x) + aside.x * 2, std::round(to.y - aside.y) + aside.y * 2},
                                  ink_of(line.shade));
    }

    void draw(const core::BoxItem& box) {
        const auto place = box_of(box.at);
        const float radius = std::min(box.radius, std::min(box.at.w, box.at.h) / 2) * scale_;
        if (box.stroke > 0)
            ctx_.list().AddRect(place.min, place.max, ink_of(box.shade), radius, 0, width_of(box.stroke));
        else
            ctx_.list().AddRectFilled(place.min, place.max, ink_of(box.shade), radius);
    }

    void draw(const core::PictureItem& picture) {
        const auto place = box_of(picture.at);
        ctx_.list().AddRectFilled(place.min, place.max, ink_of(core::Shade::line));
        const auto* row = picture.exhibit < look_.exhibits.size() ? evidence(look_.exhibits[picture.exhibit]) : nullptr;
        if (!row || picture.w <= 0 || picture.h <= 0) return;
        ctx_.list().PushClipRect(place.min, place.max, true);
        draw_tiles(picture, *row, place);
        draw_covers(picture, *row, place);
        ctx_.list().PopClipRect();
    }

    void draw(const core::LinkItem&) {}

    const core::EvidenceRow* evidence(const core::Uuid& uuid) const {
        const auto found = std::ranges::find(record_.evidence, uuid, &core::EvidenceRow::uuid);
        return found == record_.evidence.end() ? nullptr : &*found;
    }

    // As small as it is drawn; squares out of sight are not asked for.
    void draw_tiles(const core::PictureItem& picture, const core::EvidenceRow& row, const Rect& place) {
        constexpr int kMostLevel = 10;
        const float zoom = place.width() / static_cast<float>(picture.w);
        const int level = std::clamp(static_cast<int>(std::floor(-std::log2(zoom))), 0, kMostLevel);
        const int side = Pictures::kTilePx << level;
        const ImVec2 origin{place.min.x - static_cast<float>(picture.x) * zoom,
                            place.min.y - static_cast<float>(picture.y) * zoom};
        const int right = picture.x + picture.w, bottom = picture.y + picture.h;
        const int width = std::max(static_cast<int>(row.width), right);
        const int height = std::max(static_cast<int>(row.height), bottom);
        for (int y = picture.y / side; y * side < bottom; ++y)
            for (int x = picture.x / side; x * side < right; ++x) {
                const auto from = [&](int tile) { return static_cast<float>(tile * side) * zoom; };
                const auto to = [&](int tile, int end) {
                    return static_cast<float>(std::min(tile * side + side, end)) * zoom;
                };
                const Rect box{{origin.x + from(x), origin.y + from(y)},
                               {origin.x + to(x, width), origin.y + to(y, height)}};
                if (box.max.y < ctx_.list().GetClipRectMin().y || box.min.y > ctx_.list().GetClipRectMax().y) continue;
                const auto tile = ctx_.pictures.tile(row.sha256, level, x, y);
                if (tile.state != Picture::State::ready) continue;
                ctx_.list().AddRectFilled(box.min, box.max, IM_COL32_WHITE);
                draw_image(ctx_.list(), tile.texture, box.min, box.max);
            }
    }

    void draw_covers(const core::PictureItem& picture, const core::EvidenceRow& row, const Rect& place) {
        const float zoom = place.width() / static_cast<float>(picture.w);
        for (const auto& one : core::covers_of(record_, row.uuid)) {
            const auto point = [&](int x, int y, float grown) {
                return ImVec2{place.min.x + (static_cast<float>(x - picture.x) + grown) * zoom,
                              place.min.y + (static_cast<float>(y - picture.y) + grown) * zoom};
            };
            ctx_.list().AddRectFilled(point(one.x, one.y, -kCoverGrowth),
                                      point(one.x + one.w, one.y + one.h, kCoverGrowth), kCoverInk);
        }
    }

    Context& ctx_;
    const core::CaseRecord& record_;
    const ReportLook& look_;
    Rect paper_;
    float scale_;  // physical pixels of a point
};

void ask_for_pages(Context& ctx, PackFrame& frame) {
    if (frame.ui.shown == frame.choice.content) return;
    frame.ui.shown = frame.choice.content;
    ctx.ask(ShowReportRequest{frame.ui.case_uuid, frame.choice.content});
}

void turn(PackUi& ui, std::size_t page) {
    ui.page = page;
    ui.page_scroll = 0;
}

// "‹ 第 1 / 12 页 ›" over the lower edge.
void draw_turner(Context& ctx, PackUi& ui, std::size_t pages, const Rect& area) {
    const auto text = ctx.trf("pack_page"_tr, ui.page + 1, pages);
    const float button = ctx.px(kPill), width = ctx.text.measure(small_bold(ctx), text) + 2 * button + ctx.px(16);
    auto pill = Rect::at(std::round(area.centre().x - width / 2), area.max.y - ctx.px(kPill + kPillBottom), width,
                         ctx.px(kPill));
    shadow(ctx, pill, Lift::card, kPill / 2);
    fill(ctx, pill, Role::raised, kPill / 2);
    outline(ctx, pill, Role::line, kPill / 2);
    const bool first = ui.page == 0, last = ui.page + 1 >= pages;
    const auto role = [](bool end) { return end ? Role::faint : Role::text; };
    const bool back = icon_button(ctx, "pack/page_back", pill.take_left(button), icon::chevron_left,
                                  ctx.tr("pack_page_back"_tr), role(first));
    const bool on = icon_button(ctx, "pack/page_on", pill.take_right(button), icon::chevron_right,
                                ctx.tr("pack_page_on"_tr), role(last));
    label(ctx, pill, small_bold(ctx), Role::text, text, Align::centre);
    if ((back || ctx.key(Key::page_up)) && !first) turn(ui, ui.page - 1);
    if ((on || ctx.key(Key::page_down)) && !last) turn(ui, ui.page + 1);
}

}  // namespace

void draw_preview(Context& ctx, PackFrame& frame, const Rect& area) {
    ask_for_pages(ctx, frame);
    fill(ctx, area, Role::background);
    const auto* look = ctx.app.report;
    const bool laid = look && !look->pages.pages.empty();
    const float width = std::min(ctx.px(kPaper), area.width() - ctx.px(2 * kPaperEdge));
    const float height = width * core::kPageHeight / core::kPageWidth;
    const float below = ctx.px(kPill + 2 * kPillBottom);
    {
        const Scroll scroll(ctx, "pack/pages", area, ctx.px(kPaperTop) + height + below, frame.ui.page_scroll);
        const auto paper =
            Rect::at(std::round(area.centre().x - width / 2), scroll.top() + ctx.px(kPaperTop), width, height);
        fill(ctx, paper, IM_COL32_WHITE, 2);
        outline(ctx, paper, Role::line, 2);
        if (laid) {
            frame.ui.page = std::min(frame.ui.page, look->pages.pages.size() - 1);
            PagePainter(ctx, frame.record, *look, paper).draw(look->pages.pages[frame.ui.page]);
            probe(ctx.probes, "pack/page", paper.min, paper.max);
        }
    }
    if (laid) return draw_turner(ctx, frame.ui, look->pages.pages.size(), area);
    if (look && !look->trouble.empty())
        label(ctx, area.inset(ctx.px(2 * kPaperEdge), 0), body(ctx), Role::bad_text, look->trouble, Align::centre);
}

}  // namespace recoup::ui::inline pack
