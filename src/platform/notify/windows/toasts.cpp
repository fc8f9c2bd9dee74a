#include "platform/notify/windows/toasts.h"

#include <fmt/format.h>
#include <roapi.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "platform/bus/windows/com.h"
#include "platform/notify/windows/winrt.h"

namespace recoup::platform::inline notify {
namespace {

// Under this name the system keeps whether our toasts may be shown.
constexpr const char* kApplication = "Recoup.Recoup";

// Without a shortcut in the start menu a program has its name from here.
void register_application() {
    const auto key = wide(std::string("Software\\Classes\\AppUserModelId\\") + kApplication);
    constexpr wchar_t kName[] = L"Recoup";
    ::RegSetKeyValueW(HKEY_CURRENT_USER, key.c_str(), L"DisplayName", REG_SZ, kName, sizeof kName);
}

template <class Interface>
ComPtr<Interface> factory_of(const char* name) {
    ComPtr<Interface> factory;
    ::RoGetActivationFactory(winrt::Text(name).get(), Interface::kId, factory.out_void());
    return factory;
}

ComPtr<winrt::IXmlDocument> document_of(const std::string& text) {
    ComPtr<winrt::IXmlDocument> document;
    ComPtr<IInspectable> made;
    ComPtr<winrt::IXmlDocumentIO> reader;
    if (SUCCEEDED(::RoActivateInstance(winrt::Text("Windows.Data.Xml.Dom.XmlDocument").get(), made.out())) &&
        SUCCEEDED(made->QueryInterface(winrt::IXmlDocumentIO::kId, reader.out_void())) &&
        SUCCEEDED(reader->LoadXml(winrt::Text(text).get())))
        made->QueryInterface(winrt::IXmlDocument::kId, document.out_void());
    return document;
}

app::NoticeReply reply_of(IInspectable* event) {
    ComPtr<winrt::IToastActivatedEventArgs> activated;
    winrt::Text word;
    if (event != nullptr &&
        SUCCEEDED(event->QueryInterface(winrt::IToastActivatedEventArgs::kId, activated.out_void())))
        activated->get_Arguments(word.out());
    if (word.utf8() == "snooze") return app::NoticeReply::snooze;
    return word.utf8() == "done" ? app::NoticeReply::done : app::NoticeReply::open;
}

ComPtr<winrt::IEventHandler> handler(const IID& kind, std::function<void(IInspectable*)> heard) {
    ComPtr<winrt::IEventHandler> made;
    *made.out() = new winrt::EventHandler(kind, std::move(heard));
    return made;
}

}  // namespace

// Shared with what the system calls: that may be when we have gone.
struct Toasts::Runtime : std::enable_shared_from_this<Runtime> {
    explicit Runtime(Answer to) : answer(std::move(to)) {
        register_application();
        factory = factory_of<winrt::IToastNotificationFactory>("Windows.UI.Notifications.ToastNotification");
        const auto manager =
            factory_of<winrt::IToastNotificationManagerStatics>("Windows.UI.Notifications.ToastNotificationManager");
        if (manager) manager->CreateToastNotifierWithId(winrt::Text(kApplication).get(), notifier.out());
    }

    bool show(const app::Notice& notice);
    void listen(winrt::IToastNotification& toast, const std::string& id, std::uint64_t number);

    void tell(const std::string& id, app::NoticeReply reply) {
        const std::lock_guard lock(telling);
        if (answer) answer(id, reply);
    }
    // Once, and not of a toast whose place another has taken.
    void close(const std::string& id, std::uint64_t number) {
        Shown gone;
        {
            const std::lock_guard lock(mutex);
            const auto found = shown.find(id);
            if (found == shown.end() || found->second.number != number) return;
            gone = std::move(found->second);
            shown.erase(found);
        }
        tell(id, app::NoticeReply::closed);
    }

    struct Shown {
        std::uint64_t number = 0;
        ComPtr<winrt::IToastNotification> toast;  // kept, or it would tell nobody
    };
    ComPtr<winrt::IToastNotificationFactory> factory;
    ComPtr<winrt::IToastNotifier> notifier;
    std::mutex telling;  // guards and is held during
    Answer answer;
    std::mutex mutex;  // guards what follows
    std::map<std::string, Shown> shown;
    std::uint64_t count = 0;
};

void Toasts::Runtime::listen(winrt::IToastNotification& toast, const std::string& id, std::uint64_t number) {
    const auto gone = [weak = weak_from_this(), id, number](IInspectable*) {
        if (const auto runtime = weak.lock()) runtime->close(id, number);
    };
    const auto chosen = [weak = weak_from_this(), id, number](IInspectable* event) {
        const auto runtime = weak.lock();
        if (!runtime) return;
        runtime->tell(id, reply_of(event));
        runtime->close(id, number);
    };
    winrt::Token token = 0;
    toast.add_Activated(handler(winrt::kActivated, chosen).get(), &token);
    toast.add_Dismissed(handler(winrt::kDismissed, gone).get(), &token);
    toast.add_Failed(handler(winrt::kFailed, gone).get(), &token);
}

bool Toasts::Runtime::show(const app::Notice& notice) {
    const auto document = document_of(toast_text(notice));
    ComPtr<winrt::IToastNotification> toast;
    if (!factory || !notifier || !document || FAILED(factory->CreateToastNotification(document.get(), toast.out())))
        return false;
    ComPtr<winrt::IToastNotification2> tagged;
    if (SUCCEEDED(toast->QueryInterface(winrt::IToastNotification2::kId, tagged.out_void())))
        tagged->put_Tag(winrt::Text(fmt::format("{:016x}", std::hash<std::string>()(notice.id))).get());
    const std::lock_guard lock(mutex);  // an answer that comes at once waits until it is known
    listen(*toast.get(), notice.id, ++count);
    if (FAILED(notifier->Show(toast.get()))) return false;
    shown[notice.id] = {count, std::move(toast)};
    return true;
}

Toasts::Toasts(Answer answer) : runtime_(std::make_shared<Runtime>(std::move(answer))) {}

Toasts::~Toasts() {
    const std::lock_guard lock(runtime_->telling);
    runtime_->answer = nullptr;
}

bool Toasts::available() const {
    if (!runtime_->factory || !runtime_->notifier) return false;
    auto setting = winrt::Setting::enabled;
    runtime_->notifier->get_Setting(&setting);  // fails before the first toast of a program
    return setting == winrt::Setting::enabled;
}

bool Toasts::show(const app::Notice& notice) {
    return runtime_->show(notice);
}

}  // namespace recoup::platform::inline notify
