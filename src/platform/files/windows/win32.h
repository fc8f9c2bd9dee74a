// Windows' handles, errors and text. Any thread.
#pragma once

#include <windows.h>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace recoup::platform::inline files {

// A kernel object with one owner. One thread at a time.
class UniqueHandle {
  public:
    // INVALID_HANDLE_VALUE, which some functions give, is none as well.
    explicit UniqueHandle(HANDLE handle = nullptr) : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    UniqueHandle(UniqueHandle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    UniqueHandle& operator=(UniqueHandle&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    UniqueHandle(const UniqueHandle&) = delete;
    UniqueHandle& operator=(const UniqueHandle&) = delete;
    ~UniqueHandle() { close(); }

    explicit operator bool() const { return handle_ != nullptr; }
    HANDLE get() const { return handle_; }
    void close() {
        if (handle_ != nullptr) ::CloseHandle(std::exchange(handle_, nullptr));
    }

  private:
    HANDLE handle_;
};

// What the last call of the system said.
std::error_code last_error();

std::wstring wide(std::string_view utf8);
std::string narrow(std::wstring_view utf16);

}  // namespace recoup::platform::inline files
