#include "app/upload/joined.h"

#include <algorithm>

#include "export/pdf/document.h"

namespace recoup::app::inline upload {
namespace {

constexpr float kEdge = 28.35F;          // 10 mm
constexpr float kPointsOfPixel = 0.75F;  // at most: as on a screen

// There is nothing to write but pictures.
class NoType final : public core::TypeSource {
  public:
    std::optional<int> advance(core::TypeFace, char32_t) override { return std::nullopt; }
    std::optional<core::GlyphOutline> outline(core::TypeFace, char32_t) override { return std::nullopt; }
};

core::PictureItem placed(const JoinedPage& page) {
    const float w = static_cast<float>(std::max(1, page.width)), h = static_cast<float>(std::max(1, page.height));
    const float scale =
        std::min({(core::kPageWidth - 2 * kEdge) / w, (core::kPageHeight - 2 * kEdge) / h, kPointsOfPixel});
    return {{(core::kPageWidth - w * scale) / 2, kEdge, w * scale, h * scale},
            page.picture,
            0,
            page.top,
            page.width,
            page.height};
}

}  // namespace

core::Result<Bytes> joined_pdf(std::span<const JoinedPage> pages,
                               const std::function<core::Result<exporting::PdfPicture>(std::size_t)>& picture,
                               core::Instant made) {
    NoType none;
    core::Pages laid;
    for (const auto& page : pages) laid.pages.push_back({{placed(page)}});
    Bytes bytes;
    const auto written =
        exporting::write_pdf({.pages = laid, .type = none, .title = {}, .made = made, .picture = picture},
                             [&](std::string_view more) { bytes.insert(bytes.end(), more.begin(), more.end()); });
    if (!written) return tl::unexpected(written.error());
    return bytes;
}

}  // namespace recoup::app::inline upload
