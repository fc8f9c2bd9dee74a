#include "platform/clipboard/windows/bitmap.h"

#include <windows.h>

#include <cstring>

namespace recoup::platform::inline clipboard {
namespace {

constexpr std::uint32_t kFileHeaderBytes = 14;
constexpr std::uint32_t kMostColours = 256;

// Between the header and the pixels: masks of the channels where the header has no room for them, then colours.
std::uint64_t table_bytes(const BITMAPINFOHEADER& head) {
    const bool masks = head.biCompression == BI_BITFIELDS && head.biSize == sizeof head;
    const bool indexed = head.biBitCount >= 1 && head.biBitCount <= 8;
    const std::uint64_t colours = indexed && head.biClrUsed == 0 ? 1U << head.biBitCount : head.biClrUsed;
    return (masks ? 3 * sizeof(DWORD) : 0) + colours * sizeof(RGBQUAD);
}

void put(std::vector<std::uint8_t>& out, std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

}  // namespace

std::vector<std::uint8_t> bmp_of(std::span<const std::uint8_t> dib) {
    BITMAPINFOHEADER head;
    if (dib.size() < sizeof head || dib.size() > UINT32_MAX - kFileHeaderBytes) return {};
    std::memcpy(&head, dib.data(), sizeof head);
    if (head.biSize < sizeof head || head.biClrUsed > kMostColours) return {};
    const auto pixels = head.biSize + table_bytes(head);
    if (pixels > dib.size()) return {};
    std::vector<std::uint8_t> bmp = {'B', 'M'};
    bmp.reserve(kFileHeaderBytes + dib.size());
    put(bmp, static_cast<std::uint32_t>(kFileHeaderBytes + dib.size()));
    put(bmp, 0);
    put(bmp, static_cast<std::uint32_t>(kFileHeaderBytes + pixels));
    bmp.insert(bmp.end(), dib.begin(), dib.end());
    return bmp;
}

}  // namespace recoup::platform::inline clipboard
