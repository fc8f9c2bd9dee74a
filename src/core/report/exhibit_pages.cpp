#include <algorithm>

#include "core/report/sheet.h"

namespace recoup::core::inline report {
namespace {

constexpr float kBody_y = 131, kPictureBottom = 764;
constexpr float kTall = 254;                               // how wide a picture stands that is higher than wide
constexpr float kSide = 332, kSideWidth = kRight - kSide;  // what is told beside it
constexpr float kOnward_y = 100, kOnwardGap = 14, kOnward = (kWidth - kOnwardGap) / 2;
constexpr float kLargest = 0.75F;  // points of a pixel: as on a screen
constexpr float kSqueeze = 1.25F;  // a little too long is made smaller instead of cut
constexpr float kWide = 0.9F;      // of the height: from there on it takes the whole line
constexpr float kWideHeight = 390;
constexpr float kLeastPart = 0.7F;  // of the room a part takes at least
constexpr int kOverlap_px = 48;     // of parts where no text is known
constexpr std::size_t kMostFramedLines = 2;

struct Slice {
    int from = 0, to = 0;  // rows of the picture
};

// Where no text stands, as far down as there is room.
int cut_below(const Exhibit& exhibit, int from, int room) {
    const int last = from + room, least = from + static_cast<int>(static_cast<float>(room) * kLeastPart);
    for (int at = last; at > least; --at) {
        const auto line = std::ranges::find_if(exhibit.text.lines,
                                               [&](const TextLine& one) { return one.y < at && at < one.bottom(); });
        if (line == exhibit.text.lines.end()) return at;
        at = std::max(line->y + 1, least + 1);
    }
    return last;
}

class ExhibitSetter {
  public:
    ExhibitSetter(const Report& report, Sheet& sheet, std::size_t place)
        : report_(report), sheet_(sheet), place_(place), one_(report.exhibits[place]) {}

    void set() {
        sheet_.new_page("report_running_exhibit"_tr, one_.mark);
        sheet_.begins(place_);
        head();
        if (!one_.drawn || one_.width <= 0 || one_.height <= 0)
            undrawn();
        else if (static_cast<float>(one_.width) >= kWide * static_cast<float>(one_.height))
            wide();
        else
            tall();
    }

  private:
    void head() {
        constexpr float kBox = 40, kTitle = 107;
        sheet_.bookmark(one_.mark + "  " + one_.title, 1);
        sheet_.put(BoxItem{{kLeft, 75, kBox, kBox}, 4, 1, Shade::text});
        const TypeStyle mark{one_.mark.size() > 3 ? 12.0F : 17.0F, TypeFace::semibold};
        sheet_.text(kLeft + (kBox - sheet_.width_of(one_.mark, mark)) / 2, 75 + kBox / 2 + mark.size * 0.36F, one_.mark,
                    mark);
        const TypeStyle style{13.5F, TypeFace::semibold};
        auto titles = sheet_.wrap(one_.title, kRight - kTitle, style);
        if (titles.size() > 2) titles.resize(2);
        const float line =
            sheet_.lines(kTitle, titles.size() > 1 || !one_.proves.empty() ? 87.0F : 100.0F, titles, style, 17);
        if (one_.proves.empty()) return;
        const auto under = trf(sheet_.lang(), "report_proves"_tr, one_.proves);
        auto below = sheet_.wrap(under, kRight - kTitle, {9, TypeFace::regular});
        if (below.size() > 2) below.resize(2);
        sheet_.lines(kTitle, line + 1, below, {9, TypeFace::regular}, 12, Shade::muted);
    }

    struct Row {
        std::string label;
        std::vector<std::string> values;
        TypeFace face = TypeFace::regular;
    };
    std::vector<Row> rows() const {
        const auto row = [&](Tr key, const std::string& value) { return Row{std::string(sheet_.say(key)), {value}}; };
        std::vector<Row> rows = {row("evidence_kind"_tr, one_.kind),
                                 row("report_row_file"_tr, one_.file),
                                 row("report_head_made"_tr, one_.made_row),
                                 row("report_row_added"_tr, one_.added),
                                 row("report_row_unchanged"_tr, one_.unchanged),
                                 row("report_row_covered"_tr, one_.covered)};
        Row digest{"SHA-256", {}, TypeFace::even};
        for (std::size_t at = 0; at < one_.sha256.size(); at += 16)
            digest.values.push_back(one_.sha256.substr(at, 8) + " " +
                                    one_.sha256.substr(std::min(at + 8, one_.sha256.size()), 8));
        rows.push_back(std::move(digest));
        return rows;
    }

    // Labels above their values, in the column beside a picture.
    void beside(float y) {
        sheet_.rule(y, Shade::text, 0.7F, kSide, kRight);
        if (!one_.frames.empty()) {
            sheet_.text(kSide, y + 12, std::string(sheet_.say("report_row_frames"_tr)), {7.8F, TypeFace::regular},
                        Shade::muted);
            y = framed(kSide, y + 12, kSideWidth) + 6;
            sheet_.rule(y, Shade::line, 0.5F, kSide, kRight);
        }
        for (const auto& row : rows()) {
            sheet_.text(kSide, y + 12, row.label, {7.8F, TypeFace::regular}, Shade::muted);
            y += 12;
            const TypeStyle style{row.face == TypeFace::even ? 8.4F : 9.0F, row.face};
            for (const auto& value : row.values)
                y = sheet_.lines(kSide, y + 12.6F, sheet_.wrap(value, kSideWidth, style), style, 12.6F) - 12.6F;
            y += 6;
            sheet_.rule(y, Shade::line, 0.5F, kSide, kRight);
        }
        attached(kSide, y + 16, kSideWidth);
    }

    // What stands in the frames, each behind its number; gives the last line.
    float framed(float x, float y, float width) {
        const TypeStyle style{9, TypeFace::regular};
        constexpr float kBehind = 2 * kRound + 5, kLine = 13.4F;
        for (std::size_t i = 0; i < one_.frames.size(); ++i) {
            auto lines = sheet_.wrap(one_.frames[i].text, width - kBehind, style);
            if (lines.size() > kMostFramedLines) lines.resize(kMostFramedLines);
            sheet_.round_number(x + kRound, y + kLine - 3.2F, i + 1);
            y = sheet_.lines(x + kBehind, y + kLine, lines, style, kLine) - kLine;
        }
        return y;
    }

    float attached(float x, float y, float width) {
        if (!one_.attached) return y;
        const auto text = trf(sheet_.lang(), "report_attached_note"_tr, one_.attachment);
        return sheet_.lines(x, y, sheet_.wrap(text, width, kSmall), kSmall, 12, Shade::muted);
    }

    // Labels beside their values, over the whole line.
    void below(float y) {
        sheet_.rule(y, Shade::text, 0.7F);
        if (!one_.frames.empty()) {
            sheet_.text(kLeft, y + 13, std::string(sheet_.say("report_row_frames"_tr)), kSmall, Shade::muted);
            y = framed(kAside, y, kRight - kAside) + 6;
            sheet_.rule(y);
        }
        for (const auto& row : rows()) {
            sheet_.text(kLeft, y + 13, row.label, kSmall, Shade::muted);
            std::string value;
            for (const auto& one : row.values) value += (value.empty() ? "" : " ") + one;
            const TypeStyle style{row.face == TypeFace::even ? kDigest.size : kSmall.size, row.face};
            const auto lines = sheet_.wrap(value, kRight - kAside, style);
            y = sheet_.lines(kAside, y + 13, lines, style, 12) - 12 + 6;
            sheet_.rule(y);
        }
        attached(kLeft, y + 16, kWidth);
    }

    void undrawn() {
        const TypeStyle style{9, TypeFace::regular};
        sheet_.text(kLeft, kBody_y + 10, std::string(sheet_.say("report_no_picture"_tr)), style, Shade::muted);
        below(kBody_y + 24);
    }

    void picture(const Rectangle& at, const Slice& slice) {
        sheet_.put(PictureItem{at, place_, 0, slice.from, one_.width, slice.to - slice.from});
        sheet_.put(BoxItem{at, 0, 0.5F, Shade::faint});
        const float scale = at.w / static_cast<float>(one_.width);
        for (std::size_t i = 0; i < one_.frames.size(); ++i) frame(at, slice, scale, i);
        if (report_.transcript_title.empty()) return;
        for (const auto& line : one_.text.lines) {
            if (line.middle() < slice.from || line.middle() >= slice.to) continue;
            const float h = static_cast<float>(line.h) * scale;
            sheet_.hidden(at.x + static_cast<float>(line.x) * scale,
                          at.y + static_cast<float>(line.y - slice.from) * scale + h * 0.8F,
                          static_cast<float>(line.w) * scale, h * 0.8F, line.text);
        }
    }

    // Black with a white halo, so that it is seen on any picture; its number at the left, within the paper's margin.
    void frame(const Rectangle& at, const Slice& slice, float scale, std::size_t number) {
        constexpr float kAround = 2.4F, kHalo = 2.8F, kStroke = 1.1F, kCorner = 2.5F;
        const auto& one = one_.frames[number];
        const int middle = one.y + one.h / 2;
        if (middle < slice.from || middle >= slice.to) return;
        const float left = std::max(at.x, at.x + static_cast<float>(one.x) * scale - kAround);
        const float right = std::min(at.right(), at.x + static_cast<float>(one.x + one.w) * scale + kAround);
        const float top = std::max(at.y, at.y + static_cast<float>(one.y - slice.from) * scale - kAround);
        const float end = at.y + static_cast<float>(one.y + one.h - slice.from) * scale + kAround;
        const Rectangle box{left, top, right - left, std::min(at.bottom(), end) - top};
        if (box.w <= 0 || box.h <= 0) return;
        sheet_.put(BoxItem{box, kCorner, kHalo, Shade::white});
        sheet_.put(BoxItem{box, kCorner, kStroke, Shade::text});
        sheet_.round_number(std::max(kLeft + kRound, box.x - kRound), box.y + box.h / 2, number + 1);
    }

    // Below the picture: `text`, and that the frames are ours.
    void under(float y, std::string text = {}) {
        if (!one_.frames.empty()) text += (text.empty() ? "" : "  ") + std::string(sheet_.say("report_frames_note"_tr));
        sheet_.lines(kLeft, y, sheet_.wrap(text, kWidth, kSmall), kSmall, 12, Shade::muted);
    }

    void wide() {
        const float w = static_cast<float>(one_.width), h = static_cast<float>(one_.height);
        const float scale = std::min({kWidth / w, kWideHeight / h, kLargest});
        picture({kLeft, kBody_y, w * scale, h * scale}, {0, one_.height});
        under(kBody_y + h * scale + 13);
        below(kBody_y + h * scale + (one_.frames.empty() ? 18.0F : 34.0F));
    }

    void tall() {
        beside(kBody_y);
        const float w = static_cast<float>(one_.width), h = static_cast<float>(one_.height);
        constexpr float kRoom = kPictureBottom - kBody_y;
        float scale = std::min(kTall / w, kLargest);
        if (h * scale <= kRoom * kSqueeze) {
            scale = std::min(scale, kRoom / h);
            picture({kLeft, kBody_y, w * scale, h * scale}, {0, one_.height});
            under(std::min(kBody_y + h * scale, kPictureBottom) + 13);
            return;
        }
        Slice slice = next(0, kRoom / scale);
        picture({kLeft, kBody_y, w * scale, static_cast<float>(slice.to) * scale}, slice);
        under(kPictureBottom + 13, std::string(sheet_.say("report_goes_on"_tr)));
        onward(slice);
    }

    Slice next(int from, float room) const {
        const int rows = std::max(1, static_cast<int>(room));
        if (one_.height - from <= rows) return {from, one_.height};
        return {from, one_.text.lines.empty() ? from + rows : cut_below(one_, from, rows)};
    }
    int behind(const Slice& slice) const {
        if (!one_.text.lines.empty()) return slice.to;
        return std::max(slice.to - kOverlap_px, slice.from + 1);
    }

    // Two columns on each further page.
    void onward(Slice slice) {
        const float scale = std::min(kOnward / static_cast<float>(one_.width), kLargest);
        float x = kRight;
        while (slice.to < one_.height) {
            x += kOnward + kOnwardGap;
            if (x + kOnward > kRight + 1) {
                sheet_.new_page("report_running_exhibit"_tr, one_.mark);
                sheet_.text(kLeft, 88, one_.mark + "  " + one_.title + std::string(sheet_.say("report_continued"_tr)),
                            kStrong);
                x = kLeft;
            }
            slice = next(behind(slice), (kPictureBottom - kOnward_y) / scale);
            picture({x, kOnward_y, static_cast<float>(one_.width) * scale,
                     static_cast<float>(slice.to - slice.from) * scale},
                    slice);
        }
    }

    static constexpr float kAside = 148;  // where values stand beside their labels
    const Report& report_;
    Sheet& sheet_;
    std::size_t place_;
    const Exhibit& one_;
};

}  // namespace

void set_exhibits(const Report& report, Sheet& sheet) {
    for (std::size_t i = 0; i < report.exhibits.size(); ++i) ExhibitSetter(report, sheet, i).set();
}

}  // namespace recoup::core::inline report
