#include "platform/files/read_file.h"

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline files {

std::optional<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes) {
    const UniqueHandle file(::CreateFileW(path.c_str(), GENERIC_READ,
                                          FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                          OPEN_EXISTING, 0, nullptr));
    if (!file || ::GetFileType(file.get()) != FILE_TYPE_DISK) return std::nullopt;
    std::string text;
    char buffer[4096];
    for (;;) {
        DWORD count = 0;
        if (::ReadFile(file.get(), buffer, sizeof buffer, &count, nullptr) == FALSE) return std::nullopt;
        if (count == 0) return text;
        if (text.size() + count > max_bytes) return std::nullopt;
        text.append(buffer, count);
    }
}

}  // namespace recoup::platform::inline files
