#include "export/pdf/document.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "core/base/text.h"
#include "export/pdf/archive.h"
#include "export/pdf/fonts.h"

namespace recoup::exporting::inline pdf {
namespace {

using core::kPageHeight;

constexpr double kRound = 0.5523;  // how far a curve goes out for a quarter of a circle

std::string at(double x, double y) {
    return number(x) + ' ' + number(kPageHeight - y) + ' ';
}

// How the unit square of a stored picture comes to lie on that of the upright one.
std::array<int, 6> turn_of(int orientation) {
    static constexpr std::array<std::array<int, 6>, 8> kTurns = {{{1, 0, 0, 1, 0, 0},
                                                                  {-1, 0, 0, 1, 1, 0},
                                                                  {-1, 0, 0, -1, 1, 1},
                                                                  {1, 0, 0, -1, 0, 1},
                                                                  {0, -1, -1, 0, 1, 1},
                                                                  {0, -1, 1, 0, 0, 1},
                                                                  {0, 1, 1, 0, 0, 0},
                                                                  {0, 1, -1, 0, 1, 0}}};
    return kTurns[static_cast<std::size_t>(orientation >= 1 && orientation <= 8 ? orientation - 1 : 0)];
}

struct Placed {
    int id = 0;
    int width = 0, height = 0;  // of the upright picture, as pages count
    int orientation = 1;
};

class Writer {
  public:
    Writer(const PdfOrder& order, const Sink& sink) : order_(order), objects_(sink), fonts_(order.type) {}

    core::Result<void> write() {
        catalog_ = objects_.reserve();
        tree_ = objects_.reserve();
        fonts_id_ = objects_.reserve();
        for (std::size_t i = 0; i < order_.pages.pages.size(); ++i) page_ids_.push_back(objects_.reserve());
        for (std::size_t i = 0; i < page_ids_.size(); ++i)
            if (auto done = write_page(i); !done) return done;
        for (std::size_t i = 0; i < order_.attachments; ++i)
            if (auto done = attach(i); !done) return done;
        objects_.write(fonts_id_, fonts_.write(objects_));
        write_tree();
        write_catalog();
        return {};
    }

  private:
    core::Result<void> write_page(std::size_t place) {
        used_.clear();
        content_.clear();
        notes_.clear();
        for (const auto& item : order_.pages.pages[place].items) {
            if (const auto* picture = std::get_if<core::PictureItem>(&item)) {
                if (auto done = draw(*picture); !done) return done;
            } else {
                std::visit([&](const auto& one) { draw_plain(one); }, item);
            }
        }
        const int content = objects_.deflated({}, content_);
        std::string pictures;
        for (const auto& [exhibit, id] : used_) pictures += fmt::format("/P{} {}", exhibit, reference(id));
        objects_.write(
            page_ids_[place],
            fmt::format("<</Type/Page/Parent {}/MediaBox[0 0 {} {}]/Contents {}/Resources<</Font {}/XObject<<"
                        "{}>>>>{}>>",
                        reference(tree_), number(core::kPageWidth), number(kPageHeight), reference(content),
                        reference(fonts_id_), pictures, notes_.empty() ? std::string() : "/Annots[" + notes_ + "]"));
        return {};
    }

    static std::string grey(core::Shade shade, bool stroke) {
        return number(core::grey_of(shade)) + (stroke ? " G " : " g ");
    }

    void draw_plain(const core::PictureItem&) {}

    void draw_plain(const core::TextItem& text) {
        std::string how, back;
        if (text.hidden) {
            const double wide = fonts_.width(text.face, text.text) * static_cast<double>(text.size) / core::kEmUnits;
            how = fmt::format("3 Tr {} Tz ", number(wide > 0 ? 100 * static_cast<double>(text.width) / wide : 100));
            back = "0 Tr 100 Tz ";
        }
        content_ +=
            fmt::format("BT {}{} {} Tf {}{}Td {} Tj {}ET\n", grey(text.shade, false), PdfFonts::name_of(text.face),
                        number(text.size), how, at(text.x, text.y), fonts_.glyphs(text.face, text.text), back);
    }

    void draw_plain(const core::LineItem& line) {
        content_ += fmt::format("{}{} w {}m {}l S\n", grey(line.shade, true), number(line.width), at(line.x1, line.y1),
                                at(line.x2, line.y2));
    }

    void draw_plain(const core::BoxItem& box) {
        const bool stroke = box.stroke > 0;
        content_ += grey(box.shade, stroke);
        if (stroke) content_ += number(box.stroke) + " w ";
        if (box.radius > 0)
            outline(box.at, std::min<double>(box.radius, std::min(box.at.w, box.at.h) / 2));
        else
            content_ += at(box.at.x, box.at.bottom()) + number(box.at.w) + ' ' + number(box.at.h) + " re ";
        content_ += stroke ? "S\n" : "f\n";
    }

    // With round corners.
    void outline(const core::Rectangle& r, double radius) {
        const double x = r.x, y = r.y, right = r.right(), bottom = r.bottom(), arm = radius * (1 - kRound);
        content_ += at(x + radius, y) + "m " + at(right - radius, y) + "l " + at(right - arm, y) + at(right, y + arm) +
                    at(right, y + radius) + "c " + at(right, bottom - radius) + "l " + at(right, bottom - arm) +
                    at(right - arm, bottom) + at(right - radius, bottom) + "c " + at(x + radius, bottom) + "l " +
                    at(x + arm, bottom) + at(x, bottom - arm) + at(x, bottom - radius) + "c " + at(x, y + radius) +
                    "l " + at(x, y + arm) + at(x + arm, y) + at(x + radius, y) + "c h ";
    }

    void draw_plain(const core::LinkItem& link) {
        notes_ += fmt::format("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{}{}]/Dest[{} /XYZ 0 {} null]>>",
                              at(link.at.x, link.at.bottom()), at(link.at.right(), link.at.y),
                              reference(page_ids_[std::min(link.page, page_ids_.size() - 1)]), number(kPageHeight));
    }

    core::Result<void> draw(const core::PictureItem& item) {
        const auto placed = place(item.exhibit);
        if (!placed) return tl::unexpected(placed.error());
        used_[item.exhibit] = placed->id;
        const double wide = placed->width, high = placed->height;
        const double across = item.at.w / std::max(1, item.w), down = item.at.h / std::max(1, item.h);
        const double left = item.at.x - item.x * across, bottom = item.at.y - item.y * down + high * down;
        const auto turn = turn_of(placed->orientation);
        content_ += fmt::format("q {}{} {} re W n {} 0 0 {} {}cm {} {} {} {} {} {} cm /P{} Do Q\n",
                                at(item.at.x, item.at.bottom()), number(item.at.w), number(item.at.h),
                                number(wide * across), number(high * down), at(left, bottom), turn[0], turn[1], turn[2],
                                turn[3], turn[4], turn[5], item.exhibit);
        return {};
    }

    core::Result<Placed> place(std::size_t exhibit) {
        if (const auto known = placed_.find(exhibit); known != placed_.end()) return known->second;
        const auto picture = order_.picture(exhibit);
        if (!picture) return tl::unexpected(picture.error());
        const auto entries =
            fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8/ColorSpace/{}",
                        picture->width, picture->height, picture->colours == 1 ? "DeviceGray" : "DeviceRGB");
        Placed placed{objects_.reserve(), picture->shown_width, picture->shown_height, picture->orientation};
        if (picture->form == PdfPicture::Form::jpeg)
            objects_.stream(placed.id, entries + "/Filter/DCTDecode", picture->data);
        else if (picture->form == PdfPicture::Form::rows)
            objects_.stream(placed.id, entries + "/Filter/FlateDecode" + filtered(*picture), picture->data);
        else if (picture->form == PdfPicture::Form::bare_rows)
            objects_.deflated(placed.id, entries + filtered(*picture), picture->data, Effort::quick);
        else
            objects_.deflated(placed.id, entries, picture->data);
        placed_[exhibit] = placed;
        return placed;
    }

    static std::string filtered(const PdfPicture& picture) {
        return fmt::format("/DecodeParms<</Predictor 15/Colors {}/BitsPerComponent 8/Columns {}>>", picture.colours,
                           picture.width);
    }

    // A picture that is shown and attached lies in the file twice. One stream cannot be both: what is attached is what
    // its filters give, so a JPEG that is drawn by DCTDecode would come out as pixels, not as the file that has the
    // digest; a PNG that is attached has its chunks around the rows that are drawn. A picture whose data is said to
    // lie in an attached file (7.3.8.2, entry F) is forbidden in archives (ISO 19005-3, 6.1.7) and drawn by nobody.
    core::Result<void> attach(std::size_t place) {
        const auto file = order_.attachment(place);
        if (!file) return tl::unexpected(file.error());
        const int data = objects_.stream(fmt::format("/Type/EmbeddedFile/Subtype{}/Params<</Size {}/ModDate {}>>",
                                                     name(file->mime), file->data.size(), moment_string(order_.made)),
                                         {reinterpret_cast<const char*>(file->data.data()), file->data.size()});
        const auto shown = text_string(file->name);
        const int entry =
            objects_.write(fmt::format("<</Type/Filespec/F {}/UF {}/Desc {}/AFRelationship/Source/EF<</F {}/UF {}>>>>",
                                       shown, shown, text_string(file->about), reference(data), reference(data)));
        attached_[file->name] = entry;
        return {};
    }

    void write_tree() {
        std::string kids;
        for (const int id : page_ids_) kids += reference(id) + ' ';
        objects_.write(tree_, fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", page_ids_.size(), kids));
    }

    // Those of a level are chained; one of level 1 belongs to the last of level 0.
    int write_bookmarks() {
        const auto& marks = order_.pages.bookmarks;
        const int root = objects_.reserve();
        std::vector<int> ids;
        for (std::size_t i = 0; i < marks.size(); ++i) ids.push_back(objects_.reserve());
        std::vector<std::size_t> tops;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i].level == 0 || tops.empty()) tops.push_back(i);
        for (std::size_t k = 0; k < tops.size(); ++k) {
            const auto begin = tops[k] + 1, end = k + 1 < tops.size() ? tops[k + 1] : marks.size();
            for (auto i = begin; i < end; ++i)
                write_bookmark(ids[i], ids[tops[k]], i > begin ? ids[i - 1] : 0, i + 1 < end ? ids[i + 1] : 0, marks[i],
                               {});
            const auto below = begin < end ? fmt::format("/First {}/Last {}/Count -{}", reference(ids[begin]),
                                                         reference(ids[end - 1]), end - begin)
                                           : std::string();
            write_bookmark(ids[tops[k]], root, k > 0 ? ids[tops[k - 1]] : 0, k + 1 < tops.size() ? ids[tops[k + 1]] : 0,
                           marks[tops[k]], below);
        }
        objects_.write(root, tops.empty()
                                 ? std::string("<</Type/Outlines>>")
                                 : fmt::format("<</Type/Outlines/First {}/Last {}/Count {}>>",
                                               reference(ids[tops.front()]), reference(ids[tops.back()]), tops.size()));
        return root;
    }

    void write_bookmark(int id, int parent, int before, int after, const core::Bookmark& mark, std::string_view below) {
        std::string chain;
        if (before != 0) chain += "/Prev " + reference(before);
        if (after != 0) chain += "/Next " + reference(after);
        objects_.write(id, fmt::format("<</Title {}/Parent {}{}{}/Dest[{} /XYZ 0 {} null]>>", text_string(mark.title),
                                       reference(parent), chain, below, reference(page_ids_[mark.page]),
                                       number(kPageHeight - mark.y)));
    }

    void write_catalog() {
        const int information = write_information(objects_, order_.title, order_.made);
        std::string list, names;
        for (const auto& [file, id] : attached_) {
            list += reference(id) + ' ';
            names += text_string(file) + ' ' + reference(id) + ' ';
        }
        const auto files = attached_.empty()
                               ? std::string()
                               : fmt::format("/AF[{}]/Names<</EmbeddedFiles<</Names[{}]>>>>", list, names);
        objects_.write(
            catalog_,
            fmt::format("<</Type/Catalog/Version/1.7/Pages {}/Outlines {}/PageMode/UseOutlines/Lang({})"
                        "/ViewerPreferences<</DisplayDocTitle true>>/Metadata {}/OutputIntents[{}]{}>>",
                        reference(tree_), reference(write_bookmarks()), order_.lang == core::Lang::zh ? "zh-CN" : "en",
                        reference(write_metadata(objects_, order_.title, order_.lang, order_.made)),
                        reference(write_intent(objects_)), files));
        objects_.finish(catalog_, information);
    }

    const PdfOrder& order_;
    PdfObjects objects_;
    PdfFonts fonts_;
    int catalog_ = 0, tree_ = 0, fonts_id_ = 0;
    std::vector<int> page_ids_;
    std::map<std::size_t, Placed> placed_;
    std::map<std::size_t, int> used_;  // on this page
    std::map<std::string, int> attached_;
    std::string content_, notes_;  // of this page
};

}  // namespace

core::Result<void> write_pdf(const PdfOrder& order, const Sink& sink) {
    return Writer(order, sink).write();
}

}  // namespace recoup::exporting::inline pdf
