#include "platform/clipboard/system_clipboard.h"

#include <windows.h>
// after it
#include <shellapi.h>

#include <algorithm>
#include <array>

#include "platform/clipboard/clipboard_offer.h"
#include "platform/clipboard/windows/bitmap.h"
#include "platform/clipboard/windows/open_clipboard.h"

namespace recoup::platform::inline clipboard {
namespace {

using State = app::ClipboardContent::State;

struct PictureFormat {
    UINT format;
    const char* mime;
    const char* name;  // for the file made of it
};

// Best first: lossless, then as photographed, then what the system makes of anything.
std::array<PictureFormat, 6> picture_formats() {
    const auto named = [](const wchar_t* name) { return ::RegisterClipboardFormatW(name); };
    return {{{named(L"PNG"), "image/png", "clipboard.png"},
             {named(L"image/png"), "image/png", "clipboard.png"},
             {named(L"image/webp"), "image/webp", "clipboard.webp"},
             {named(L"JFIF"), "image/jpeg", "clipboard.jpg"},
             {named(L"image/jpeg"), "image/jpeg", "clipboard.jpg"},
             {CF_DIB, "image/bmp", "clipboard.bmp"}}};
}

std::vector<std::filesystem::path> copied_files() {
    std::vector<std::filesystem::path> files;
    if (::IsClipboardFormatAvailable(CF_HDROP) == FALSE) return files;
    const auto drop = static_cast<HDROP>(::GetClipboardData(CF_HDROP));
    if (drop == nullptr) return files;
    const UINT count = std::min<UINT>(::DragQueryFileW(drop, 0xFFFFFFFF, nullptr, 0), kMaxCopiedFiles);
    for (UINT i = 0; i < count; ++i) {
        std::wstring name(::DragQueryFileW(drop, i, nullptr, 0), L'\0');
        ::DragQueryFileW(drop, i, name.data(), static_cast<UINT>(name.size() + 1));
        std::error_code error;
        if (std::filesystem::is_regular_file(name, error)) files.emplace_back(std::move(name));
    }
    return files;
}

app::ClipboardContent read_picture(const OpenClipboard& clipboard, std::size_t limit) {
    app::ClipboardContent content;
    content.state = State::other;
    for (const auto& format : picture_formats()) {
        const auto size = clipboard.size_of(format.format);
        if (!size || *size == 0) continue;
        content.mime = format.mime;
        content.name = format.name;
        content.state = State::too_large;
        if (*size > limit) return content;
        content.picture = clipboard.bytes_of(format.format);
        if (format.format == CF_DIB) content.picture = bmp_of(content.picture);
        content.state = content.picture.empty() ? State::other : State::picture;
        if (content.state == State::picture) return content;
    }
    return content;
}

}  // namespace

app::ClipboardContent SystemClipboard::read_images() {
    app::ClipboardContent content;
    const OpenClipboard clipboard(limits_.patience);
    content.state = clipboard ? State::empty : State::no_answer;
    if (!clipboard || ::CountClipboardFormats() == 0) return content;
    // A copied file comes first: it is the original with its name and time, a picture beside it is made from it.
    content.files = copied_files();
    if (content.files.empty()) return read_picture(clipboard, limits_.picture_bytes);
    content.state = State::files;
    return content;
}

}  // namespace recoup::platform::inline clipboard
