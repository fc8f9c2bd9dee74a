#include "platform/clipboard/linux/x11_selection.h"

#include <X11/Xatom.h>
#include <poll.h>

#include <algorithm>

#include "platform/borrowed/linux/xlib.h"

namespace recoup::platform::inline clipboard {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Answer = X11Selection::Answer;

constexpr std::size_t kMaxTargets = 4096;

struct DisplayCloser {
    void operator()(Display* display) const { xlib()->XCloseDisplay(display); }
};
struct XFreer {
    void operator()(unsigned char* data) const { xlib()->XFree(data); }
};

// One value of a property. Items of format 32 come as an array of long, whatever its size.
struct Property {
    Atom type = None;
    int format = 0;
    unsigned long items = 0;
    unsigned long bytes_left = 0;
    std::unique_ptr<unsigned char, XFreer> data;

    std::span<const std::uint8_t> bytes() const {
        return format == 8 ? std::span<const std::uint8_t>(data.get(), items) : std::span<const std::uint8_t>();
    }
    std::span<const long> longs() const {
        if (format != 32) return {};
        return {reinterpret_cast<const long*>(data.get()), items};
    }
};

}  // namespace

struct X11Selection::Connection {
    std::unique_ptr<Display, DisplayCloser> display;
    SteadyClock::time_point deadline;
    Window window = None;
    Atom clipboard = None, targets = None, incr = None, property = None;

    // Handles events in order and drops those that `wanted` refuses; false when the time is up. A flood of other
    // events cannot outlast the deadline.
    template <class Wanted>
    bool wait_for(Wanted wanted) {
        for (;;) {
            while (xlib()->XPending(display.get()) > 0) {
                XEvent event;
                xlib()->XNextEvent(display.get(), &event);
                if (wanted(event)) return true;
                if (SteadyClock::now() >= deadline) return false;
            }
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now());
            if (left.count() <= 0) return false;
            pollfd connection{ConnectionNumber(display.get()), POLLIN, 0};
            ::poll(&connection, 1, static_cast<int>(left.count()));
        }
    }

    Property get(long length_in_words, bool remove) const {
        Property value;
        unsigned char* data = nullptr;
        xlib()->XGetWindowProperty(display.get(), window, property, 0, length_in_words, remove ? True : False,
                                   AnyPropertyType, &value.type, &value.format, &value.items, &value.bytes_left, &data);
        value.data.reset(data);
        return value;
    }

    // Takes the property from the window, which also tells the owner to go on; nothing is fetched beyond `max_bytes`.
    Answer take(std::size_t max_bytes, Property& value) const {
        const auto size = get(0, false).bytes_left;
        if (size > max_bytes) return Answer::too_large;
        value = get(static_cast<long>(size / 4 + 1), true);
        return Answer::ok;
    }

    bool convert(Atom target, Answer& answer) {
        xlib()->XDeleteProperty(display.get(), window, property);
        xlib()->XConvertSelection(display.get(), clipboard, target, property, window, CurrentTime);
        Atom answered_in = None;
        const bool answered = wait_for([&](const XEvent& event) {
            const auto& reply = event.xselection;
            if (event.type != SelectionNotify || reply.requestor != window || reply.target != target) return false;
            answered_in = reply.property;
            return true;
        });
        answer = !answered ? Answer::no_answer : answered_in == property ? Answer::ok : Answer::refused;
        return answer == Answer::ok;
    }

    // The owner puts piece after piece into the property, each once the last was deleted; an empty one ends it.
    Answer read_pieces(std::size_t max_bytes, std::vector<std::uint8_t>& bytes) {
        for (;;) {
            const bool arrived = wait_for([&](const XEvent& event) {
                return event.type == PropertyNotify && event.xproperty.window == window &&
                       event.xproperty.atom == property && event.xproperty.state == PropertyNewValue;
            });
            if (!arrived) return Answer::no_answer;
            Property piece;
            if (const auto answer = take(max_bytes - bytes.size(), piece); answer != Answer::ok) return answer;
            if (piece.items == 0) return Answer::ok;
            if (piece.format != 8) return Answer::refused;
            bytes.insert(bytes.end(), piece.bytes().begin(), piece.bytes().end());
        }
    }
};

std::unique_ptr<X11Selection> X11Selection::open_clipboard(std::chrono::milliseconds patience) {
    if (xlib() == nullptr) return nullptr;
    std::unique_ptr<Display, DisplayCloser> display(xlib()->XOpenDisplay(nullptr));
    if (!display) return nullptr;
    auto connection = std::make_unique<Connection>();
    auto* names = connection.get();
    names->deadline = SteadyClock::now() + patience;
    names->window = xlib()->XCreateSimpleWindow(display.get(), DefaultRootWindow(display.get()), -1, -1, 1, 1, 0, 0, 0);
    xlib()->XSelectInput(display.get(), names->window, PropertyChangeMask);
    names->clipboard = xlib()->XInternAtom(display.get(), "CLIPBOARD", False);
    names->targets = xlib()->XInternAtom(display.get(), "TARGETS", False);
    names->incr = xlib()->XInternAtom(display.get(), "INCR", False);
    names->property = xlib()->XInternAtom(display.get(), "RECOUP_SELECTION", False);
    names->display = std::move(display);
    return std::unique_ptr<X11Selection>(new X11Selection(std::move(connection)));
}

X11Selection::X11Selection(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

X11Selection::~X11Selection() = default;

unsigned long X11Selection::owner() const {
    return xlib()->XGetSelectionOwner(connection_->display.get(), connection_->clipboard);
}

std::vector<std::string> X11Selection::offered(std::span<const char* const> wanted, Answer& answer) {
    std::vector<std::string> found;
    Property list;
    if (!connection_->convert(connection_->targets, answer)) return found;
    answer = connection_->take(kMaxTargets * 4, list);
    if (answer != Answer::ok) return found;
    std::vector<char*> names;
    for (const char* name : wanted) names.push_back(const_cast<char*>(name));
    std::vector<Atom> atoms(names.size());
    xlib()->XInternAtoms(connection_->display.get(), names.data(), static_cast<int>(names.size()), False, atoms.data());
    const auto offers = list.longs();
    for (std::size_t i = 0; i < atoms.size(); ++i)
        if (std::find(offers.begin(), offers.end(), static_cast<long>(atoms[i])) != offers.end())
            found.emplace_back(wanted[i]);
    return found;
}

X11Selection::Reply X11Selection::read(const char* target, std::size_t max_bytes) {
    Reply reply;
    const Atom atom = xlib()->XInternAtom(connection_->display.get(), target, False);
    if (!connection_->convert(atom, reply.answer)) return reply;
    Property value;
    reply.answer = connection_->take(max_bytes, value);
    if (reply.answer != Answer::ok) return reply;
    if (value.type != connection_->incr) {
        reply.bytes.assign(value.bytes().begin(), value.bytes().end());
        if (value.format != 8) reply.answer = Answer::refused;
        return reply;
    }
    const auto sizes = value.longs();
    const bool announced_too_large = !sizes.empty() && static_cast<unsigned long>(sizes[0]) > max_bytes;
    reply.answer = announced_too_large ? Answer::too_large : connection_->read_pieces(max_bytes, reply.bytes);
    if (reply.answer != Answer::ok) reply.bytes = {};
    return reply;
}

}  // namespace recoup::platform::inline clipboard
