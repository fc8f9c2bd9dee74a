#include "support/x11_peer.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <cstring>
#include <optional>

namespace recoup::testing {
namespace {

constexpr int kMaxRounds = 1000;

struct DisplayCloser {
    void operator()(Display* display) const { XCloseDisplay(display); }
};

class Source {
  public:
    Source() : display_(XOpenDisplay(nullptr)) {
        window_ = XCreateSimpleWindow(display_.get(), DefaultRootWindow(display_.get()), 0, 0, 1, 1, 0, 0, 0);
    }

    std::optional<Window> find(const std::string& title) {
        Window root = 0, parent = 0, found = 0;
        Window* children = nullptr;
        unsigned count = 0;
        XQueryTree(display_.get(), DefaultRootWindow(display_.get()), &root, &parent, &children, &count);
        for (unsigned i = 0; i < count; ++i) {
            char* name = nullptr;
            if (XFetchName(display_.get(), children[i], &name) != 0 && name == title) found = children[i];
            XFree(name);
        }
        XFree(children);
        return found != 0 ? std::optional(found) : std::nullopt;
    }

    void own_selection() {
        XSetSelectionOwner(display_.get(), atom("XdndSelection"), window_, CurrentTime);
        XSync(display_.get(), False);
    }

    void tell(Window target, const char* message, long a, long b, long c, long d) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = target;
        event.xclient.message_type = atom(message);
        event.xclient.format = 32;
        const long data[] = {static_cast<long>(window_), a, b, c, d};
        for (int i = 0; i < 5; ++i) event.xclient.data.l[i] = data[i];
        XSendEvent(display_.get(), target, False, NoEventMask, &event);
        XSync(display_.get(), False);
    }

    // The second word of the answer `message`, while `pump` runs the other side; gives the data when it is asked for.
    std::optional<long> answer(const char* message, const std::string& uri_list, const std::function<void()>& pump) {
        for (int round = 0; round < kMaxRounds; ++round) {
            pump();
            while (XPending(display_.get()) > 0) {
                XEvent event;
                XNextEvent(display_.get(), &event);
                if (event.type == SelectionRequest) serve(event.xselectionrequest, uri_list);
                if (event.type == ClientMessage && event.xclient.message_type == atom(message))
                    return event.xclient.data.l[1];
            }
        }
        return std::nullopt;
    }

    long atom_value(const char* name) { return static_cast<long>(atom(name)); }

  private:
    Atom atom(const char* name) { return XInternAtom(display_.get(), name, False); }

    void serve(const XSelectionRequestEvent& request, const std::string& uri_list) {
        XChangeProperty(display_.get(), request.requestor, request.property, request.target, 8, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(uri_list.data()), static_cast<int>(uri_list.size()));
        XEvent reply{};
        reply.xselection.type = SelectionNotify;
        reply.xselection.requestor = request.requestor;
        reply.xselection.selection = request.selection;
        reply.xselection.target = request.target;
        reply.xselection.property = request.property;
        reply.xselection.time = request.time;
        XSendEvent(display_.get(), request.requestor, False, NoEventMask, &reply);
        XFlush(display_.get());
    }

    std::unique_ptr<Display, DisplayCloser> display_;
    Window window_ = 0;
};

}  // namespace

bool drop_on_window(const std::string& title, int x, int y, const std::string& uri_list,
                    const std::function<void()>& pump) {
    Source source;
    const auto target = source.find(title);
    if (!target) return false;
    source.own_selection();
    constexpr long kVersion = 5;
    source.tell(*target, "XdndEnter", kVersion << 24, source.atom_value("text/uri-list"), 0, 0);
    source.tell(*target, "XdndPosition", 0, static_cast<long>(x) << 16 | y, CurrentTime,
                source.atom_value("XdndActionCopy"));
    const auto accepted = source.answer("XdndStatus", uri_list, pump);
    if (!accepted || (*accepted & 1) == 0) return false;
    source.tell(*target, "XdndDrop", 0, CurrentTime, 0, 0);
    return source.answer("XdndFinished", uri_list, pump).has_value();
}

void put_on_keyboard(int keycode, char32_t c) {
    const std::unique_ptr<Display, DisplayCloser> display(XOpenDisplay(nullptr));
    constexpr KeySym kUnicode = 0x1000000;
    const KeySym symbol = c == 0 ? NoSymbol : kUnicode | c;
    KeySym symbols[] = {symbol, symbol};
    XChangeKeyboardMapping(display.get(), keycode, 2, symbols, 1);
    XSync(display.get(), False);
}

struct WindowManager::Server {
    std::unique_ptr<Display, DisplayCloser> display{XOpenDisplay(nullptr)};
    Atom check = XInternAtom(display.get(), "_NET_SUPPORTING_WM_CHECK", False);
    Atom supported = XInternAtom(display.get(), "_NET_SUPPORTED", False);
    Atom news = XInternAtom(display.get(), "_NET_STARTUP_INFO", False);
    Atom first_news = XInternAtom(display.get(), "_NET_STARTUP_INFO_BEGIN", False);
    Atom active_window = XInternAtom(display.get(), "_NET_ACTIVE_WINDOW", False);
    Window root = DefaultRootWindow(display.get());
    Window own = XCreateSimpleWindow(display.get(), root, 0, 0, 1, 1, 0, 0, 0);

    void say(Window window, Atom name, Atom type, unsigned long value) const {
        XChangeProperty(display.get(), window, name, type, 32, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(&value), 1);
    }
};

WindowManager::WindowManager() : server_(std::make_unique<Server>()) {
    for (const Window window : {server_->root, server_->own})
        server_->say(window, server_->check, XA_WINDOW, server_->own);
    server_->say(server_->root, server_->supported, XA_ATOM, server_->active_window);
    XSelectInput(server_->display.get(), server_->root, SubstructureNotifyMask | PropertyChangeMask);
    XSync(server_->display.get(), False);
}

WindowManager::~WindowManager() {
    for (const Atom name : {server_->check, server_->supported})
        XDeleteProperty(server_->display.get(), server_->root, name);
}

std::optional<long> WindowManager::asked_at() {
    std::optional<long> moment;
    XSync(server_->display.get(), False);
    while (XPending(server_->display.get()) > 0) {
        XEvent event;
        XNextEvent(server_->display.get(), &event);
        if (event.type == ClientMessage && event.xclient.message_type == server_->active_window)
            moment = event.xclient.data.l[1];
    }
    return moment;
}

std::vector<std::string> WindowManager::start_news() {
    std::vector<std::string> messages;
    XSync(server_->display.get(), False);
    while (XPending(server_->display.get()) > 0) {
        XEvent event;
        XNextEvent(server_->display.get(), &event);
        if (event.type != ClientMessage) continue;
        const auto& piece = event.xclient;
        if (piece.message_type == server_->first_news) messages.emplace_back();
        if (messages.empty() || (piece.message_type != server_->first_news && piece.message_type != server_->news))
            continue;
        messages.back().append(piece.data.b, strnlen(piece.data.b, sizeof piece.data.b));
    }
    return messages;
}

}  // namespace recoup::testing
