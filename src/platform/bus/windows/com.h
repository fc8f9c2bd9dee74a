// The Component Object Model, by which Windows offers its services. One thread each.
#pragma once

#include <windows.h>
// after it
#include <oleauto.h>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace recoup::platform::inline bus {

// COM in this thread, for as long as this lives. Where it is there in another way already that way stays.
class Apartment {
  public:
    explicit Apartment(COINIT kind);
    Apartment(const Apartment&) = delete;
    Apartment& operator=(const Apartment&) = delete;
    ~Apartment();

  private:
    bool ours_;
};

// One reference to an object.
template <class Interface>
class ComPtr {
  public:
    ComPtr() = default;
    ComPtr(ComPtr&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    ComPtr& operator=(ComPtr&& other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ComPtr(const ComPtr&) = delete;
    ComPtr& operator=(const ComPtr&) = delete;
    ~ComPtr() {
        if (object_ != nullptr) object_->Release();
    }

    explicit operator bool() const { return object_ != nullptr; }
    Interface* get() const { return object_; }
    Interface* operator->() const { return object_; }
    // Where a function puts what it gives; once.
    Interface** out() { return &object_; }
    void** out_void() { return reinterpret_cast<void**>(&object_); }

  private:
    Interface* object_ = nullptr;
};

// COM's text.
class Bstr {
  public:
    Bstr() = default;
    explicit Bstr(std::string_view utf8);
    Bstr(const Bstr&) = delete;
    Bstr& operator=(const Bstr&) = delete;
    ~Bstr() { ::SysFreeString(text_); }

    BSTR get() const { return text_; }
    BSTR* out() { return &text_; }
    std::string utf8() const;

  private:
    BSTR text_ = nullptr;
};

// A VARIANT that holds nothing: "whatever is usual".
VARIANT no_value();

// Nothing when it succeeded.
std::error_code error_of(HRESULT result);

}  // namespace recoup::platform::inline bus
