#include <array>

#include "core/base/text.h"
#include "ui/frame/icons.h"
#include "ui/pack/parts.h"

namespace recoup::ui::inline pack {
namespace {

constexpr float kPad = 24, kTile = 56, kTileGap = 8, kCaption = 18, kCaptionGap = 8, kGap = 18, kCheck = 32;
constexpr std::size_t kMostTyped = 500;

struct Tile {
    char32_t sign = 0;
    std::string_view text;
    bool on = false;
};

void caption(Context& ctx, Rect& column, core::Tr text) {
    label(ctx, column.take_top(ctx.px(kCaption), ctx.px(kCaptionGap)), small_bold(ctx), Role::muted, ctx.tr(text));
}

// One of a row; true when it was chosen.
bool draw_tile(Context& ctx, const std::string& id, const Rect& box, const Tile& tile) {
    const auto pressed = hit(ctx, id.c_str(), box);
    if (tile.on) fill(ctx, box, Role::accent_bg, 8);
    outline(ctx, box, tile.on ? Role::accent : pressed.hovered ? Role::accent_line : Role::line, 8, tile.on ? 2 : 1);
    auto inside = box.inset(ctx.px(2), ctx.px(6));
    const auto role = tile.on ? Role::accent : Role::muted;
    icon_label(ctx, inside.take_top(ctx.px(24)), 20, role, tile.sign);
    label(ctx, inside, tile.on ? small_bold(ctx) : small(ctx), role, tile.text, Align::centre);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    return pressed.clicked;
}

// The place of the one that was chosen, or -1.
int draw_tiles(Context& ctx, const std::string& id, Rect& column, std::span<const Tile> tiles) {
    auto row = column.take_top(ctx.px(kTile), ctx.px(kGap));
    const auto count = static_cast<float>(tiles.size());
    const float width = (row.width() - ctx.px(kTileGap) * (count - 1)) / count;
    int chosen = -1;
    for (std::size_t i = 0; i < tiles.size(); ++i)
        if (draw_tile(ctx, id + "/" + std::to_string(i), row.take_left(width, ctx.px(kTileGap)), tiles[i]))
            chosen = static_cast<int>(i);
    return chosen;
}

void draw_purposes(Context& ctx, PackFrame& frame, Rect& column) {
    caption(ctx, column, "pack_for_whom"_tr);
    constexpr std::array<char32_t, 5> kSigns = {icon::gavel, icon::store, icon::bank, icon::balance, icon::account};
    std::array<Tile, 5> tiles;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const auto purpose = static_cast<core::Purpose>(i);
        tiles[i] = {kSigns[i], core::label(ctx.reader.lang, purpose), purpose == frame.ui.choice.content.purpose};
    }
    const int chosen = draw_tiles(ctx, "pack/for", column, tiles);
    if (chosen < 0) return;
    const auto purpose = static_cast<core::Purpose>(chosen);
    frame.ui.choice = core::usual_pack(purpose);
    frame.ui.with_person = core::asks_for_person(purpose);
}

void draw_pictures(Context& ctx, PackFrame& frame, Rect& column) {
    caption(ctx, column, "pack_pictures"_tr);
    const std::array<std::string_view, 2> words = {ctx.tr("pack_pictures_redacted"_tr),
                                                   ctx.tr("pack_pictures_originals"_tr)};
    auto& pictures = frame.ui.choice.pictures;
    const int chosen = segments(ctx, "pack/pictures", column.take_top(ctx.px(kButtonHeight), ctx.px(6)), words,
                                static_cast<int>(pictures));
    if (chosen >= 0) pictures = static_cast<core::PackPictures>(chosen);
    const auto hint =
        pictures == core::PackPictures::redacted ? ctx.tr("pack_redacted_hint"_tr) : ctx.tr("pack_originals_hint"_tr);
    label(ctx, column.take_top(ctx.px(kCaption), ctx.px(kGap)), small(ctx), Role::muted, hint);
}

// One line of what goes along, with how much it is at its end.
void draw_check(Context& ctx, const char* id, Rect& column, std::string_view text, const std::string& note, bool& on) {
    auto row = column.take_top(ctx.px(kCheck));
    const float width = ctx.text.measure(small(ctx), note) + ctx.px(8);
    label(ctx, row.take_right(std::min(width, row.width() / 2)), small(ctx), Role::faint, note, Align::right);
    if (checkbox(ctx, id, row, text, on)) on = !on;
}

void draw_person(Context& ctx, PackUi& ui, Rect& column) {
    struct Part {
        const char* id;
        core::Tr hint;
        std::string& text;
        TextFieldState& state;
    };
    for (const auto& part : {Part{"pack/name", "shared_name_of_person"_tr, ui.person.name, ui.name},
                             Part{"pack/phone", "pack_person_phone"_tr, ui.person.phone, ui.phone},
                             Part{"pack/address", "pack_person_address"_tr, ui.person.address, ui.address}}) {
        auto box = column.take_top(ctx.px(kButtonHeight), ctx.px(6));
        box.take_left(ctx.px(30));
        field(ctx, part.id, box, part.text, part.state, {.hint = ctx.tr(part.hint), .max_bytes = kMostTyped});
    }
}

void draw_contents(Context& ctx, PackFrame& frame, Rect& column) {
    caption(ctx, column, "pack_with"_tr);
    auto& content = frame.ui.choice.content;
    const bool asked = core::asks_for_person(content.purpose);
    draw_check(ctx, "pack/person", column, ctx.tr("pack_with_person"_tr),
               asked ? std::string(ctx.tr("pack_person_asked"_tr)) : std::string(), frame.ui.with_person);
    if (frame.ui.with_person) draw_person(ctx, frame.ui, column);
    const auto count = [&](std::size_t number) { return ctx.trf("pack_count"_tr, number); };
    draw_check(ctx, "pack/contacts", column, ctx.tr("report_contacts"_tr), count(frame.record.contacts.size()),
               content.contacts);
    draw_check(ctx, "pack/deadlines", column, ctx.tr("report_deadlines"_tr), count(frame.record.deadlines.size()),
               content.deadlines);
    draw_check(ctx, "pack/history", column, ctx.tr("report_history"_tr), {}, content.history);
    draw_check(ctx, "pack/transcript", column, ctx.tr("report_transcript"_tr),
               std::string(ctx.tr("pack_machine_read"_tr)), content.transcript);
    column.take_top(ctx.px(kGap));
}

void draw_forms(Context& ctx, PackFrame& frame, Rect& column) {
    caption(ctx, column, "pack_as"_tr);
    constexpr int kPrint = 3;  // behind the forms
    const auto is = [&](core::PackForm form) { return !frame.ui.print && frame.ui.form == form; };
    const std::array<Tile, 4> tiles = {
        Tile{icon::folder_outline, ctx.tr("pack_form_folder"_tr), is(core::PackForm::folder)},
        Tile{icon::package, ctx.tr("pack_form_zip"_tr), is(core::PackForm::zip)},
        Tile{icon::file_pdf, ctx.tr("pack_form_pdf"_tr), is(core::PackForm::pdf)},
        Tile{icon::printer, ctx.tr("pack_print"_tr), frame.ui.print}};
    const int chosen = draw_tiles(ctx, "pack/as", column, tiles);
    if (chosen < 0) return;
    frame.ui.print = chosen == kPrint;
    if (!frame.ui.print) frame.ui.form = static_cast<core::PackForm>(chosen);
}

void draw_place(Context& ctx, const PackFrame& frame, Rect& column) {
    caption(ctx, column, "pack_where"_tr);
    auto box = column.take_top(ctx.px(kButtonHeight));
    outline(ctx, box, Role::field, 8);
    auto inside = box.inset(ctx.px(8), 0);
    const ButtonSpec change{.text = ctx.tr("pack_where_other"_tr), .look = ButtonLook::ghost};
    if (button(ctx, "pack/where", inside.take_right(button_width(ctx, change), ctx.px(6)), change))
        ctx.ask(ChoosePathRequest{.use = PathUse::export_folder});
    icon_label(ctx, inside.take_left(ctx.px(22), ctx.px(6)), 18, Role::muted, icon::folder_outline);
    label(ctx, inside, body(ctx), Role::text, frame.path);
}

// As high as all of it.
float content_height(const Context& ctx, const PackUi& ui) {
    const float captions = 5 * (kCaption + kCaptionGap), tiles = 2 * (kTile + kGap);
    const float pictures = kButtonHeight + 6 + kCaption + kGap, checks = 5 * kCheck + kGap;
    const float person = ui.with_person ? 3 * (kButtonHeight + 6) : 0;
    return ctx.px(2 * kPad + captions + tiles + pictures + checks + person + kButtonHeight);
}

}  // namespace

void draw_choices(Context& ctx, PackFrame& frame, const Rect& column) {
    const Scroll scroll(ctx, "pack/choices", column, content_height(ctx, frame.ui), frame.ui.scroll);
    auto inside = Rect::at(column.min.x, scroll.top(), column.width(), content_height(ctx, frame.ui))
                      .inset(ctx.px(kPad), ctx.px(kPad));
    draw_purposes(ctx, frame, inside);
    draw_pictures(ctx, frame, inside);
    draw_contents(ctx, frame, inside);
    draw_forms(ctx, frame, inside);
    if (!frame.ui.print) draw_place(ctx, frame, inside);
}

}  // namespace recoup::ui::inline pack
