// The part of the Windows Runtime that toasts need, declared by hand: the compiler's headers have none of it.
// Interfaces and their order as windows.ui.notifications.idl and windows.data.xml.dom.idl of the Windows SDK have them.
#pragma once

#include <windows.h>
// after it
#include <inspectable.h>
#include <winstring.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline notify::winrt {

// The Runtime's text.
class Text {
  public:
    Text() = default;
    explicit Text(std::string_view utf8) {
        const auto text = wide(utf8);
        ::WindowsCreateString(text.data(), static_cast<UINT32>(text.size()), &text_);
    }
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text() { ::WindowsDeleteString(text_); }

    HSTRING get() const { return text_; }
    HSTRING* out() { return &text_; }
    std::string utf8() const {
        UINT32 length = 0;
        const auto* text = ::WindowsGetStringRawBuffer(text_, &length);
        return narrow({text, length});
    }

  private:
    HSTRING text_ = nullptr;
};

// COM's objects end by Release().
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"

// Functions that are never called stand for their places in the table.
struct IXmlDocumentIO : IInspectable {
    static constexpr IID kId{0x6CD0E74E, 0xEE65, 0x4489, {0x9E, 0xBF, 0xCA, 0x43, 0xE8, 0x7B, 0xA6, 0x37}};
    virtual HRESULT STDMETHODCALLTYPE LoadXml(HSTRING xml) = 0;
};

struct IXmlDocument : IInspectable {
    static constexpr IID kId{0xF7F3A506, 0x1E87, 0x42D6, {0xBC, 0xFB, 0xB8, 0xC8, 0x09, 0xFA, 0x54, 0x94}};
};

using Token = std::int64_t;

// Of TypedEventHandler<ToastNotification, …>, which has an id for each kind of event.
struct IEventHandler : IUnknown {
    virtual HRESULT STDMETHODCALLTYPE Invoke(IInspectable* sender, IInspectable* event) = 0;
};
inline constexpr IID kActivated{0xAB54DE2D, 0x97D9, 0x5528, {0xB6, 0xAD, 0x10, 0x5A, 0xFE, 0x15, 0x65, 0x30}};
inline constexpr IID kDismissed{0x61C2402F, 0x0ED0, 0x5A18, {0xAB, 0x69, 0x59, 0xF4, 0xAA, 0x99, 0xA3, 0x68}};
inline constexpr IID kFailed{0x95E3E803, 0xC969, 0x5E3A, {0x97, 0x53, 0xEA, 0x2A, 0xD2, 0x2A, 0x9A, 0x33}};

struct IToastActivatedEventArgs : IInspectable {
    static constexpr IID kId{0xE3BF92F3, 0xC197, 0x436F, {0x82, 0x65, 0x06, 0x25, 0x82, 0x4F, 0x8D, 0xAC}};
    virtual HRESULT STDMETHODCALLTYPE get_Arguments(HSTRING* value) = 0;
};

struct IToastNotification : IInspectable {
    virtual HRESULT STDMETHODCALLTYPE get_Content(IXmlDocument** value) = 0;
    virtual HRESULT STDMETHODCALLTYPE put_ExpirationTime(IInspectable* value) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_ExpirationTime(IInspectable** value) = 0;
    virtual HRESULT STDMETHODCALLTYPE add_Dismissed(IEventHandler* handler, Token* token) = 0;
    virtual HRESULT STDMETHODCALLTYPE remove_Dismissed(Token token) = 0;
    virtual HRESULT STDMETHODCALLTYPE add_Activated(IEventHandler* handler, Token* token) = 0;
    virtual HRESULT STDMETHODCALLTYPE remove_Activated(Token token) = 0;
    virtual HRESULT STDMETHODCALLTYPE add_Failed(IEventHandler* handler, Token* token) = 0;
    virtual HRESULT STDMETHODCALLTYPE remove_Failed(Token token) = 0;
};

struct IToastNotification2 : IInspectable {
    static constexpr IID kId{0x9DFB9FD1, 0x143A, 0x490E, {0x90, 0xBF, 0xB9, 0xFB, 0xA7, 0x13, 0x2D, 0xE7}};
    virtual HRESULT STDMETHODCALLTYPE put_Tag(HSTRING value) = 0;
};

struct IToastNotificationFactory : IInspectable {
    static constexpr IID kId{0x04124B20, 0x82C6, 0x4229, {0xB1, 0x09, 0xFD, 0x9E, 0xD4, 0x66, 0x2B, 0x53}};
    virtual HRESULT STDMETHODCALLTYPE CreateToastNotification(IXmlDocument* content, IToastNotification** value) = 0;
};

enum class Setting : std::int32_t { enabled };  // others: off, each by somebody else

struct IToastNotifier : IInspectable {
    virtual HRESULT STDMETHODCALLTYPE Show(IToastNotification* toast) = 0;
    virtual HRESULT STDMETHODCALLTYPE Hide(IToastNotification* toast) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_Setting(Setting* value) = 0;
};

struct IToastNotificationManagerStatics : IInspectable {
    static constexpr IID kId{0x50AC103F, 0xD235, 0x4598, {0xBB, 0xEF, 0x98, 0xFE, 0x4D, 0x1A, 0x3A, 0xD4}};
    virtual HRESULT STDMETHODCALLTYPE CreateToastNotifier(IToastNotifier** value) = 0;
    virtual HRESULT STDMETHODCALLTYPE CreateToastNotifierWithId(HSTRING application, IToastNotifier** value) = 0;
};

// Calls `heard` from any thread.
class EventHandler final : public IEventHandler {
  public:
    EventHandler(const IID& id, std::function<void(IInspectable*)> heard) : id_(id), heard_(std::move(heard)) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
        const bool known = IsEqualIID(id, id_) || IsEqualIID(id, IID_IUnknown) || IsEqualIID(id, IID_IAgileObject);
        *object = known ? this : nullptr;
        if (known) AddRef();
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override {
        const auto left = --references_;
        if (left == 0) delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE Invoke(IInspectable*, IInspectable* event) override {
        heard_(event);
        return S_OK;
    }

  private:
    ~EventHandler() = default;

    IID id_;
    std::function<void(IInspectable*)> heard_;
    std::atomic<ULONG> references_ = 1;
};

#pragma GCC diagnostic pop

}  // namespace recoup::platform::inline notify::winrt
