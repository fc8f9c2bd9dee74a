#include "app/redact/shown.h"

#include <algorithm>

#include "media/picture/cover.h"

namespace recoup::app::inline redact {
namespace {

// Where its ending begins; its size where it has none.
std::size_t ending_of(std::string_view name) {
    constexpr std::size_t kLongest = 6;
    const auto dot = name.rfind('.');
    const bool good = dot != name.npos && dot > 0 && name.size() - dot <= kLongest;
    return good ? dot : name.size();
}

core::Tr sentence_of(media::ImageRefusal refusal) {
    return refusal == media::ImageRefusal::out_of_memory ? "cover_no_memory"_tr : "cover_not_drawn"_tr;
}

}  // namespace

core::Result<Shown> shown_of(std::span<const std::byte> original, const core::EvidenceRow& evidence,
                             std::span<const core::CoverBox> boxes, ShownAs as) {
    if (boxes.empty() || as == ShownAs::originals) {
        std::string extension = evidence.name.substr(ending_of(evidence.name));
        std::ranges::transform(extension, extension.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return Shown{{original.begin(), original.end()}, std::move(extension), 0};
    }
    std::vector<media::Part> parts;
    for (const auto& box : boxes) parts.push_back({box.x, box.y, box.w, box.h});
    auto png = media::cover_picture(original, parts);
    if (!png) return core::fail(core::ErrorKind::work, sentence_of(png.error()), {}, evidence.name);
    return Shown{std::move(*png), ".png", static_cast<int>(boxes.size())};
}

std::string shown_name(const core::EvidenceRow& evidence, const Shown& shown) {
    if (shown.places == 0) return evidence.name;
    return evidence.name.substr(0, ending_of(evidence.name)) + shown.extension;
}

}  // namespace recoup::app::inline redact
