#include "platform/window/taskbar.h"

#define GLFW_EXPOSE_NATIVE_WIN32
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <shobjidl.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>

#include "platform/bus/windows/com.h"

namespace recoup::platform::inline window {
namespace {

constexpr int kMostShown = 9;
constexpr std::uint32_t kBadge = 0x00C93434;  // the role `badge`, red first as a bitmap has it

using Bitmap = std::unique_ptr<std::remove_pointer_t<HBITMAP>, decltype(&::DeleteObject)>;
using Font = std::unique_ptr<std::remove_pointer_t<HFONT>, decltype(&::DeleteObject)>;
using Dc = std::unique_ptr<std::remove_pointer_t<HDC>, decltype(&::DeleteDC)>;
using Icon = std::unique_ptr<std::remove_pointer_t<HICON>, decltype(&::DestroyIcon)>;

// How much of a pixel lies within a disc that fills the square.
std::uint32_t coverage(int x, int y, int side_px) {
    const double radius = side_px / 2.0;
    const double distance = std::hypot(x + 0.5 - radius, y + 0.5 - radius);
    return static_cast<std::uint32_t>(255 * std::clamp(radius - distance + 0.5, 0.0, 1.0));
}

void write_number(HDC dc, int count, int side_px) {
    const Font font(
        ::CreateFontW(-side_px * 3 / 4, 0, 0, 0, FW_BOLD, FALSE, FALSE, FALSE, DEFAULT_CHARSET, OUT_DEFAULT_PRECIS,
                      CLIP_DEFAULT_PRECIS, ANTIALIASED_QUALITY, DEFAULT_PITCH, L"Segoe UI"),
        ::DeleteObject);
    const auto before = ::SelectObject(dc, font.get());
    ::SetBkMode(dc, TRANSPARENT);
    ::SetTextColor(dc, RGB(255, 255, 255));
    const auto text = count > kMostShown ? std::to_wstring(kMostShown) + L'+' : std::to_wstring(count);
    RECT square{0, 0, side_px, side_px};
    ::DrawTextW(dc, text.c_str(), -1, &square, DT_CENTER | DT_VCENTER | DT_SINGLELINE);
    ::SelectObject(dc, before);
}

// White on a red disc.
Icon number_icon(int count) {
    const int side_px = ::GetSystemMetrics(SM_CXSMICON);
    BITMAPINFO info{};
    info.bmiHeader = {
        .biSize = sizeof info.bmiHeader, .biWidth = side_px, .biHeight = -side_px, .biPlanes = 1, .biBitCount = 32};
    void* bits = nullptr;
    const Dc dc(::CreateCompatibleDC(nullptr), ::DeleteDC);
    const Bitmap colours(::CreateDIBSection(dc.get(), &info, DIB_RGB_COLORS, &bits, nullptr, 0), ::DeleteObject);
    const Bitmap mask(::CreateBitmap(side_px, side_px, 1, 1, nullptr), ::DeleteObject);
    if (!colours || !mask) return {nullptr, ::DestroyIcon};
    auto* pixels = static_cast<std::uint32_t*>(bits);
    std::fill_n(pixels, side_px * side_px, kBadge);
    const auto before = ::SelectObject(dc.get(), colours.get());
    write_number(dc.get(), count, side_px);
    ::GdiFlush();
    ::SelectObject(dc.get(), before);
    // GDI leaves what it draws on transparent.
    for (int y = 0; y < side_px; ++y)
        for (int x = 0; x < side_px; ++x) {
            auto& pixel = pixels[y * side_px + x];
            pixel = (pixel & 0x00FFFFFF) | coverage(x, y, side_px) << 24U;
        }
    ICONINFO icon{.fIcon = TRUE, .hbmMask = mask.get(), .hbmColor = colours.get()};
    return {::CreateIconIndirect(&icon), ::DestroyIcon};
}

}  // namespace

void set_taskbar_count(GLFWwindow* window, int count) {
    const Apartment apartment(COINIT_APARTMENTTHREADED);
    ComPtr<ITaskbarList3> taskbar;
    if (FAILED(::CoCreateInstance(CLSID_TaskbarList, nullptr, CLSCTX_INPROC_SERVER, IID_ITaskbarList3,
                                  taskbar.out_void())) ||
        FAILED(taskbar->HrInit()))
        return;
    const auto icon = count > 0 ? number_icon(count) : Icon(nullptr, ::DestroyIcon);
    taskbar->SetOverlayIcon(glfwGetWin32Window(window), icon.get(), std::to_wstring(count).c_str());
}

}  // namespace recoup::platform::inline window
