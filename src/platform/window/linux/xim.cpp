// XIM through GLFW's own input context. GLFW makes the context, looks text up with it and hands it to nobody, so the
// functions of libX11 it does that with are defined here as well: the program's definitions come first, do their part
// and call the library's. Where GLFW calls none of them (another platform, XIM that does not open) nothing happens.
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cwchar>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "platform/window/held_keys.h"
#include "platform/window/input_method.h"

namespace recoup::platform::inline window {
namespace {

// The library's own function of that name.
template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// Xlib names one type for callbacks of several.
template <class Function>
XIMProc as_proc(Function* function) {
    return reinterpret_cast<XIMProc>(reinterpret_cast<void (*)()>(function));
}

std::u32string to_utf32(const XIMText& text) {
    std::u32string out;
    if (text.string.multi_byte == nullptr) return out;  // only the look changes
    if (text.encoding_is_wchar != False) {
        for (const wchar_t* c = text.string.wide_char; *c != 0; ++c) out += static_cast<char32_t>(*c);
        return out;
    }
    const char* left = text.string.multi_byte;
    std::mbstate_t state{};
    std::array<wchar_t, 64> part{};
    while (left != nullptr) {
        const auto count = std::mbsrtowcs(part.data(), &left, part.size(), &state);
        if (count == static_cast<std::size_t>(-1)) break;
        for (std::size_t i = 0; i < count; ++i) out += static_cast<char32_t>(part[i]);
    }
    return out;
}

// Names and values as XCreateIC takes them; the last stay empty.
using IcValues = std::array<std::pair<const char*, void*>, 8>;

// The one input context of the process and what is known of it. GLFW never hears that the input method has ended (it
// would go on to use the context, and crash), so it keeps its context as a name for ours, which may be another by then.
class Xim {
  public:
    static Xim& instance() {
        static Xim xim;
        return xim;
    }

    XIC create(XIM im, const IcValues& values);
    void destroy(XIC ic);
    Status close(XIM im) const;
    int lookup(XKeyPressedEvent* event, char* buffer, int bytes, KeySym* symbol, Status* status) const;
    void window_focus(bool focused);
    bool keep(XEvent& event);
    void offered(unsigned keycode, unsigned long time_ms, bool taken);

    void attach(InputMethodEvents* events) { events_ = events; }
    void detach();
    void set_caret(const std::optional<ui::FieldCaret>& caret);
    const ui::Composition& composition() const { return composition_; }
    HeldKeys& keys() { return keys_; }
    bool watches_keys() const { return watches_keys_; }
    bool owns(XIC ic) const { return ic != nullptr && ic == handed_; }

  private:
    static int preedit_start(XIC, XPointer, XPointer) { return -1; }  // of any length
    static void preedit_done(XIC, XPointer self, XPointer);
    static void preedit_draw(XIC, XPointer self, XIMPreeditDrawCallbackStruct* change);
    static void preedit_caret(XIC, XPointer self, XIMPreeditCaretCallbackStruct* move);

    static void ended(XIC, XPointer self, XPointer);
    static void server_is_back(Display*, XPointer self, XPointer);

    XIC best(XIM im, const IcValues& values);
    XIC create_with(XIM im, IcValues values, XIMStyle style);
    void use(XIC ic);
    void apply_focus();
    void apply_spot();
    void drop_composition();
    void set_composition(ui::Composition composition);
    void put_back();

    XIC handed_ = nullptr;  // GLFW's name for the context
    XIC ic_ = nullptr;      // none: the input method has ended
    XIM im_ = nullptr;      // GLFW's
    XIM own_im_ = nullptr;  // after that has ended
    Display* display_ = nullptr;
    IcValues values_{};
    bool served_ = false;  // by a program of its own
    std::vector<XEvent> kept_;
    XIMCallback ended_{reinterpret_cast<XPointer>(this), as_proc(ended)};
    bool handed_ended_ = false;
    XFontSet fonts_ = nullptr;  // the over-the-spot style asks for one
    bool window_focused_ = false;
    bool focused_ = false;
    std::optional<ui::FieldCaret> caret_;
    std::optional<ImVec2> spot_;  // as last told
    bool was_composing_ = false;  // in the frame before
    ui::Composition composition_;
    HeldKeys keys_;
    bool watches_keys_ = false;
    InputMethodEvents* events_ = nullptr;
};

bool offers(XIM im, XIMStyle wanted) {
    XIMStyles* styles = nullptr;
    if (XGetIMValues(im, XNQueryInputStyle, &styles, nullptr) != nullptr || styles == nullptr) return false;
    const bool found = std::find(styles->supported_styles, styles->supported_styles + styles->count_styles, wanted) !=
                       styles->supported_styles + styles->count_styles;
    XFree(styles);
    return found;
}

XIC Xim::create(XIM im, const IcValues& values) {
    im_ = im;
    display_ = XDisplayOfIM(im);
    values_ = values;
    handed_ended_ = false;
    handed_ = best(im, values);
    use(handed_);
    return handed_;
}

// GLFW asks for a context that shows everything by itself. One that leaves the composition to us is better, then one
// that at least shows it where we say.
XIC Xim::best(XIM im, const IcValues& values) {
    for (const XIMStyle preedit : {XIMPreeditCallbacks, XIMPreeditPosition}) {
        const XIMStyle style = preedit | XIMStatusNothing;
        if (!offers(im, style)) continue;
        const XIC ic = create_with(im, values, style);
        served_ = ic != nullptr;
        if (served_) return ic;
    }
    return create_with(im, values, 0);
}

void Xim::use(XIC ic) {
    ic_ = ic;
    spot_.reset();
    // A new context takes keys before anybody has given it the focus.
    focused_ = ic != nullptr;
    apply_focus();
}

XIC Xim::create_with(XIM im, IcValues values, XIMStyle style) {
    static const auto real_create = real<XIC(XIM, ...)>("XCreateIC");
    XVaNestedList preedit = nullptr;
    XIMCallback start{reinterpret_cast<XPointer>(this), as_proc(preedit_start)};
    XIMCallback done{reinterpret_cast<XPointer>(this), as_proc(preedit_done)};
    XIMCallback draw{reinterpret_cast<XPointer>(this), as_proc(preedit_draw)};
    XIMCallback caret{reinterpret_cast<XPointer>(this), as_proc(preedit_caret)};
    XPoint spot{0, 0};
    if ((style & XIMPreeditCallbacks) != 0) {
        preedit = XVaCreateNestedList(0, XNPreeditStartCallback, &start, XNPreeditDoneCallback, &done,
                                      XNPreeditDrawCallback, &draw, XNPreeditCaretCallback, &caret, nullptr);
    } else if ((style & XIMPreeditPosition) != 0) {
        if (fonts_ == nullptr) {
            char** missing = nullptr;
            int missing_count = 0;
            char* def = nullptr;
            fonts_ = XCreateFontSet(XDisplayOfIM(im), "-*-*-*-*-*-*-*-*-*-*-*-*-*-*,*", &missing, &missing_count, &def);
            if (missing != nullptr) XFreeStringList(missing);
        }
        preedit = XVaCreateNestedList(0, XNSpotLocation, &spot, XNFontSet, fonts_, nullptr);
    }
    std::size_t used = 0;
    while (used < values.size() && values[used].first != nullptr) {
        if (style != 0 && std::string_view(values[used].first) == XNInputStyle)
            values[used].second = reinterpret_cast<void*>(style);
        ++used;
    }
    for (const auto& value :
         {std::pair<const char*, void*>(XNDestroyCallback, &ended_),
          std::pair<const char*, void*>(preedit != nullptr ? XNPreeditAttributes : nullptr, preedit)})
        if (used < values.size()) values[used++] = value;
    const auto& v = values;
    const XIC ic = real_create(im, v[0].first, v[0].second, v[1].first, v[1].second, v[2].first, v[2].second,
                               v[3].first, v[3].second, v[4].first, v[4].second, v[5].first, v[5].second, v[6].first,
                               v[6].second, v[7].first, v[7].second, nullptr);
    if (preedit != nullptr) XFree(preedit);
    return ic;
}

void Xim::destroy(XIC ic) {
    static const auto real_destroy = real<void(XIC)>("XDestroyIC");
    static const auto real_close = real<Status(XIM)>("XCloseIM");
    if (!owns(ic)) return real_destroy(ic);
    if (ic_ != nullptr) real_destroy(ic_);
    if (own_im_ != nullptr) real_close(own_im_);
    own_im_ = nullptr;
    handed_ = ic_ = nullptr;
    focused_ = window_focused_ = false;
    keys_.clear();
    set_composition({});
}

// The library has let go of one that has ended.
Status Xim::close(XIM im) const {
    static const auto real_close = real<Status(XIM)>("XCloseIM");
    return im == im_ && handed_ended_ ? 0 : real_close(im);
}

// Without an input method each key is its own letter.
int Xim::lookup(XKeyPressedEvent* event, char* buffer, int bytes, KeySym* symbol, Status* status) const {
    static const auto real_lookup =
        real<int(XIC, XKeyPressedEvent*, char*, int, KeySym*, Status*)>("Xutf8LookupString");
    if (ic_ != nullptr) return real_lookup(ic_, event, buffer, bytes, symbol, status);
    constexpr KeySym kUnicode = 0x1000000;
    std::array<char, 16> latin{};
    KeySym key = NoSymbol;
    const int count = XLookupString(event, latin.data(), static_cast<int>(latin.size()), &key, nullptr);
    std::string text;
    for (int i = 0; i < count; ++i)
        core::append_utf8(text, static_cast<unsigned char>(latin[static_cast<std::size_t>(i)]));
    if (text.empty() && (key & kUnicode) != 0) core::append_utf8(text, static_cast<char32_t>(key & (kUnicode - 1)));
    if (symbol != nullptr) *symbol = key;
    const int size = static_cast<int>(text.size());
    if (size <= bytes) std::copy(text.begin(), text.end(), buffer);
    if (status != nullptr) *status = size > bytes ? XBufferOverflow : size > 0 ? XLookupBoth : XLookupKeySym;
    return size;
}

void Xim::ended(XIC, XPointer self, XPointer) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    if (xim.ic_ == xim.handed_) xim.handed_ended_ = true;
    xim.own_im_ = nullptr;
    xim.served_ = false;
    xim.use(nullptr);
    xim.keys_.clear();
    xim.set_composition({});
    XRegisterIMInstantiateCallback(xim.display_, nullptr, nullptr, nullptr, server_is_back,
                                   reinterpret_cast<XPointer>(self));
}

void Xim::server_is_back(Display*, XPointer self, XPointer) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    if (xim.ic_ != nullptr || xim.handed_ == nullptr) return;
    xim.own_im_ = XOpenIM(xim.display_, nullptr, nullptr, nullptr);
    if (xim.own_im_ != nullptr) xim.use(xim.best(xim.own_im_, xim.values_));
}

void Xim::detach() {
    events_ = nullptr;
    caret_.reset();
    composition_ = {};
    keys_.clear();
    kept_.clear();
}

void Xim::window_focus(bool focused) {
    window_focused_ = focused;
    if (!focused) keys_.clear();
    apply_focus();
}

void Xim::offered(unsigned keycode, unsigned long time_ms, bool taken) {
    watches_keys_ = true;
    const auto chord = keys_.offered({keycode, time_ms}, taken);
    if (chord && events_ != nullptr) events_->key(*chord);
}

// What follows a key that may open a field is for that field, and its letters are to be composed there: they come again
// when it stands, and with them the pointer, which keeps its place among them.
bool Xim::keep(XEvent& event) {
    const bool pointer = event.type >= ButtonPress && event.type <= MotionNotify;
    if (!pointer && (event.type != KeyPress || event.xkey.keycode == 0)) return false;
    if (!served_ || focused_ || events_ == nullptr || (kept_.empty() && !events_->keys_wait())) return false;
    kept_.push_back(event);
    if (pointer) event.xany.window = None;  // GLFW passes over it
    return true;
}

void Xim::put_back() {
    if (kept_.empty() || events_ == nullptr || events_->keys_wait()) return;
    for (auto event = kept_.rbegin(); event != kept_.rend(); ++event) XPutBackEvent(display_, &*event);
    kept_.clear();
}

void Xim::set_caret(const std::optional<ui::FieldCaret>& caret) {
    const auto field_of = [](const auto& of) { return of ? of->field : 0; };
    // What was typed after the key that led to another field is meant for that one.
    if (field_of(caret) != field_of(caret_) && was_composing_) drop_composition();
    was_composing_ = !composition_.text.empty() || keys_.any();
    caret_ = caret;
    apply_focus();
    apply_spot();
    put_back();
}

// Keys go to it only while somebody could read what it makes of them.
void Xim::apply_focus() {
    static const auto real_set = real<void(XIC)>("XSetICFocus");
    static const auto real_unset = real<void(XIC)>("XUnsetICFocus");
    const bool wanted = window_focused_ && caret_.has_value();
    if (ic_ == nullptr || wanted == focused_) return;
    if (!wanted) drop_composition();
    focused_ = wanted;
    (wanted ? real_set : real_unset)(ic_);
    // Some forget the place with the focus.
    if (wanted) spot_.reset();
    apply_spot();
}

void Xim::apply_spot() {
    if (ic_ == nullptr || !focused_ || !caret_) return;
    const ImVec2 foot = caret_->foot();
    if (spot_ && spot_->x == foot.x && spot_->y == foot.y) return;
    XPoint spot{static_cast<short>(foot.x), static_cast<short>(foot.y)};
    XVaNestedList preedit = XVaCreateNestedList(0, XNSpotLocation, &spot, nullptr);
    XSetICValues(ic_, XNPreeditAttributes, preedit, nullptr);
    XFree(preedit);
    spot_ = foot;
}

// What the input method gives back is what was composed: nobody's any more.
void Xim::drop_composition() {
    if (ic_ == nullptr || !focused_) return;
    if (char* left = Xutf8ResetIC(ic_)) XFree(left);
    set_composition({});
}

void Xim::set_composition(ui::Composition composition) {
    if (composition == composition_) return;
    composition_ = std::move(composition);
    if (events_ != nullptr) events_->changed();
}

void Xim::preedit_done(XIC, XPointer self, XPointer) {
    reinterpret_cast<Xim*>(self)->set_composition({});
}

void Xim::preedit_draw(XIC, XPointer self, XIMPreeditDrawCallbackStruct* change) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    if (!xim.focused_) return;
    auto composition = xim.composition_;
    const auto size = composition.text.size();
    const auto first = std::min(static_cast<std::size_t>(std::max(0, change->chg_first)), size);
    const auto length = std::min(static_cast<std::size_t>(std::max(0, change->chg_length)), size - first);
    const bool replaces = change->text == nullptr || change->text->string.multi_byte != nullptr;
    if (replaces) composition.text.replace(first, length, change->text != nullptr ? to_utf32(*change->text) : U"");
    composition.caret = std::min(static_cast<std::size_t>(std::max(0, change->caret)), composition.text.size());
    xim.set_composition(std::move(composition));
}

void Xim::preedit_caret(XIC, XPointer self, XIMPreeditCaretCallbackStruct* move) {
    auto& xim = *reinterpret_cast<Xim*>(self);
    auto composition = xim.composition_;
    const auto size = static_cast<int>(composition.text.size());
    switch (move->direction) {
        case XIMForwardChar:
            move->position = std::min(size, static_cast<int>(composition.caret) + 1);
            break;
        case XIMBackwardChar:
            move->position = std::max(0, static_cast<int>(composition.caret) - 1);
            break;
        case XIMLineStart:
            move->position = 0;
            break;
        case XIMLineEnd:
            move->position = size;
            break;
        case XIMAbsolutePosition:
            break;
        default:
            move->position = static_cast<int>(composition.caret);
    }
    composition.caret = static_cast<std::size_t>(std::clamp(move->position, 0, size));
    xim.set_composition(std::move(composition));
}

class XimInputMethod final : public InputMethod {
  public:
    explicit XimInputMethod(InputMethodEvents events) : events_(std::move(events)) { Xim::instance().attach(&events_); }
    ~XimInputMethod() override { Xim::instance().detach(); }
    XimInputMethod(const XimInputMethod&) = delete;
    XimInputMethod& operator=(const XimInputMethod&) = delete;

    void set_caret(const std::optional<ui::FieldCaret>& caret) override { Xim::instance().set_caret(caret); }
    const ui::Composition& composition() const override { return Xim::instance().composition(); }
    Owner owner_of_key() const override {
        auto& xim = Xim::instance();
        if (!xim.watches_keys()) return Owner::unknown;
        return xim.keys().last_was_taken() ? Owner::input_method : Owner::program;
    }
    void hold(const ui::KeyChord& chord) override { Xim::instance().keys().hold(chord); }

  private:
    InputMethodEvents events_;
};

}  // namespace

std::unique_ptr<InputMethod> system_input_method(InputMethodEvents events) {
    return std::make_unique<XimInputMethod>(std::move(events));
}

}  // namespace recoup::platform::inline window

using recoup::platform::real;
using recoup::platform::Xim;

// ---- what GLFW calls

extern "C" {

[[gnu::visibility("default"), gnu::used]] XIC XCreateIC(XIM im, ...) {
    recoup::platform::IcValues values{};
    va_list list;
    va_start(list, im);
    for (std::size_t i = 0; i + 2 < values.size(); ++i) {  // room for two of ours
        values[i].first = va_arg(list, const char*);
        if (values[i].first == nullptr) break;
        values[i].second = va_arg(list, void*);
    }
    va_end(list);
    return Xim::instance().create(im, values);
}

[[gnu::visibility("default"), gnu::used]] void XDestroyIC(XIC ic) {
    Xim::instance().destroy(ic);
}

[[gnu::visibility("default"), gnu::used]] Status XCloseIM(XIM im) {
    return Xim::instance().close(im);
}

[[gnu::visibility("default"), gnu::used]] int Xutf8LookupString(XIC ic, XKeyPressedEvent* event, char* buffer,
                                                                int bytes, KeySym* symbol, Status* status) {
    if (Xim::instance().owns(ic)) return Xim::instance().lookup(event, buffer, bytes, symbol, status);
    static const auto real_lookup =
        real<int(XIC, XKeyPressedEvent*, char*, int, KeySym*, Status*)>("Xutf8LookupString");
    return real_lookup(ic, event, buffer, bytes, symbol, status);
}

[[gnu::visibility("default"), gnu::used]] void XSetICFocus(XIC ic) {
    if (Xim::instance().owns(ic)) return Xim::instance().window_focus(true);
    real<void(XIC)>("XSetICFocus")(ic);
}

[[gnu::visibility("default"), gnu::used]] void XUnsetICFocus(XIC ic) {
    if (Xim::instance().owns(ic)) return Xim::instance().window_focus(false);
    real<void(XIC)>("XUnsetICFocus")(ic);
}

[[gnu::visibility("default"), gnu::used]] Bool XFilterEvent(XEvent* event, Window window) {
    static const auto real_filter = real<Bool(XEvent*, Window)>("XFilterEvent");
    // Read before: some input methods clear them.
    const auto type = event->type;
    const auto keycode = event->xkey.keycode;
    const auto time_ms = event->xkey.time;
    const Bool taken = Xim::instance().keep(*event) ? True : real_filter(event, window);
    if (type == KeyPress && keycode != 0) Xim::instance().offered(keycode, time_ms, taken != False);
    return taken;
}
}
