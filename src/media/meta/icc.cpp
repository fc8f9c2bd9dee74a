#include "media/meta/icc.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>

#include "media/format/chunks.h"
#include "media/format/heif.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::size_t kMaxProfileBytes = 1 << 20;
constexpr std::string_view kIccPrefix{"ICC_PROFILE\0", 12};

// In pieces of up to 64 KB, numbered from 1.
Bytes profile_in_jpeg(ByteView file) {
    constexpr int kIccMarker = 0xe2;
    std::vector<ByteView> pieces;
    JpegReader reader(file);
    while (const auto segment = reader.next()) {
        if (segment->marker == kSos) break;
        const auto data = segment->data;
        if (segment->marker != kIccMarker || !starts_with(data, kIccPrefix) || data.size() < kIccPrefix.size() + 2)
            continue;
        const auto number = std::to_integer<std::size_t>(data[kIccPrefix.size()]);
        if (number == 0) continue;
        pieces.resize(std::max(pieces.size(), number));
        pieces[number - 1] = part(data, kIccPrefix.size() + 2);
    }
    Bytes profile;
    for (const auto piece : pieces) {
        if (profile.size() + piece.size() > kMaxProfileBytes) return {};
        profile.insert(profile.end(), piece.begin(), piece.end());
    }
    return profile;
}

Bytes inflated(ByteView packed) {
    Bytes out(kMaxProfileBytes);
    auto size = static_cast<uLongf>(out.size());
    if (uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(packed.data()),
                   static_cast<uLong>(packed.size())) != Z_OK)
        return {};
    out.resize(size);
    return out;
}

Bytes profile_in_png(ByteView file) {
    PngReader reader(file);
    while (const auto chunk = reader.next()) {
        if (chunk->type == "IDAT") break;
        if (chunk->type != "iCCP") continue;
        const auto name = as_text(chunk->data).find('\0');
        return name == std::string_view::npos ? Bytes() : inflated(part(chunk->data, name + 2));
    }
    return {};
}

Bytes profile_in_webp(ByteView file) {
    RiffReader reader(file);
    while (const auto chunk = reader.next())
        if (chunk->type == "ICCP" && chunk->data.size() <= kMaxProfileBytes)
            return {chunk->data.begin(), chunk->data.end()};
    return {};
}

ByteView find_tag(ByteView icc, std::string_view name) {
    constexpr std::size_t kTable = 128, kTagEntry = 12;
    if (icc.size() < kTable + 4) return {};
    const auto count = std::min<std::size_t>(read_u32(icc, kTable, Endian::big), 200);
    auto entries = part(icc, kTable + 4);
    for (std::size_t i = 0; i < count && entries.size() >= kTagEntry; ++i, entries = part(entries, kTagEntry))
        if (starts_with(entries, name))
            return part(icc, read_u32(entries, 4, Endian::big), read_u32(entries, 8, Endian::big));
    return {};
}

double fixed(ByteView bytes, std::size_t at) {
    return static_cast<std::int32_t>(read_u32(bytes, at, Endian::big)) / 65536.0;
}

std::optional<std::array<float, 3>> read_xyz(ByteView tag) {
    if (tag.size() < 20 || !starts_with(tag, "XYZ ")) return std::nullopt;
    return std::array{static_cast<float>(fixed(tag, 8)), static_cast<float>(fixed(tag, 12)),
                      static_cast<float>(fixed(tag, 16))};
}

using Curve = std::array<float, 256>;

template <typename Function>
Curve curve_of(Function function) {
    Curve curve;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double value = function(static_cast<double>(i) / 255);
        curve[i] = static_cast<float>(std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0);
    }
    return curve;
}

std::optional<Curve> read_sampled(ByteView tag) {
    const std::size_t count = read_u32(tag, 8, Endian::big);
    if (count > (tag.size() - 12) / 2) return std::nullopt;
    const auto sample = [&](std::size_t i) { return static_cast<double>(read_u16(tag, 12 + 2 * i, Endian::big)); };
    if (count == 0) return curve_of([](double x) { return x; });
    if (count == 1) return curve_of([gamma = sample(0) / 256](double x) { return std::pow(x, gamma); });
    return curve_of([&](double x) {
        const double at = x * static_cast<double>(count - 1);
        const auto below = std::min(static_cast<std::size_t>(at), count - 2);
        const double rest = at - static_cast<double>(below);
        return (sample(below) * (1 - rest) + sample(below + 1) * rest) / 65535;
    });
}

// The five functions of section 10.18: a power, and below a limit a line or nothing.
std::optional<Curve> read_parametric(ByteView tag) {
    constexpr std::array<std::size_t, 5> kParameters = {1, 3, 4, 5, 7};
    const std::size_t kind = read_u16(tag, 8, Endian::big);
    if (kind >= kParameters.size() || tag.size() < 12 + 4 * kParameters[kind]) return std::nullopt;
    std::array<double, 7> p{};
    for (std::size_t i = 0; i < kParameters[kind]; ++i) p[i] = fixed(tag, 12 + 4 * i);
    const double g = p[0], a = p[1], b = p[2], c = p[3], d = p[4], e = p[5], f = p[6];
    switch (kind) {
        case 0:
            return curve_of([g](double x) { return std::pow(x, g); });
        case 1:
            return curve_of([=](double x) { return a * x + b >= 0 ? std::pow(a * x + b, g) : 0; });
        case 2:
            return curve_of([=](double x) { return (a * x + b >= 0 ? std::pow(a * x + b, g) : 0) + c; });
        case 3:
            return curve_of([=](double x) { return x >= d ? std::pow(a * x + b, g) : c * x; });
        default:
            return curve_of([=](double x) { return x >= d ? std::pow(a * x + b, g) + e : c * x + f; });
    }
}

std::optional<Curve> read_curve(ByteView tag) {
    if (tag.size() < 12) return std::nullopt;
    if (starts_with(tag, "curv")) return read_sampled(tag);
    return starts_with(tag, "para") ? read_parametric(tag) : std::nullopt;
}

}  // namespace

Bytes find_profile(ByteView file, FileType type) {
    switch (type) {
        case FileType::jpeg:
            return profile_in_jpeg(file);
        case FileType::png:
            return profile_in_png(file);
        case FileType::webp:
            return profile_in_webp(file);
        case FileType::heic:
        case FileType::avif: {
            const auto picture = HeifPicture::open(file);
            return picture ? picture->profile() : Bytes();
        }
        default:
            return {};
    }
}

std::optional<RgbProfile> read_profile(ByteView icc) {
    if (!has_at(icc, 16, "RGB XYZ ") || !has_at(icc, 36, "acsp")) return std::nullopt;
    constexpr std::array<std::string_view, 3> kColumns = {"rXYZ", "gXYZ", "bXYZ"}, kCurves = {"rTRC", "gTRC", "bTRC"};
    RgbProfile profile;
    for (std::size_t c = 0; c < 3; ++c) {
        const auto column = read_xyz(find_tag(icc, kColumns[c]));
        const auto curve = read_curve(find_tag(icc, kCurves[c]));
        if (!column || !curve) return std::nullopt;
        for (std::size_t row = 0; row < 3; ++row) profile.to_xyz[row][c] = (*column)[row];
        profile.light[c] = *curve;
    }
    return profile;
}

}  // namespace recoup::media::inline meta
