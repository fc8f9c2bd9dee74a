#include "platform/window/keyboard.h"

#include <GLFW/glfw3.h>

#include <string_view>

namespace recoup::platform::inline window {
namespace {

using ui::Key;

Key offset(Key first, int by) {
    return static_cast<Key>(static_cast<int>(first) + by);
}

std::optional<Key> key_of_sign(char c) {
    if (c >= 'a' && c <= 'z') return offset(Key::a, c - 'a');
    if (c >= '0' && c <= '9') return offset(Key::digit_0, c - '0');
    switch (c) {
        case '/':
            return Key::slash;
        case '-':
            return Key::minus;
        case '+':
            return Key::plus;
        case '=':
            return Key::equals;
        case ',':
            return Key::comma;
        case '.':
            return Key::period;
        case '?':
            return Key::question;
        default:
            return std::nullopt;
    }
}

// What the key stands for on a US keyboard.
char sign_of(int glfw_key) {
    if (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z) return static_cast<char>('a' + glfw_key - GLFW_KEY_A);
    return glfw_key >= GLFW_KEY_APOSTROPHE && glfw_key <= GLFW_KEY_GRAVE_ACCENT ? static_cast<char>(glfw_key) : '\0';
}

bool is_sign(int glfw_key) {
    return glfw_key > GLFW_KEY_SPACE && glfw_key <= GLFW_KEY_WORLD_2;
}

std::optional<Key> key_of_position(int glfw_key, int scancode) {
    const char* name = glfwGetKeyName(glfw_key, scancode);
    // One ASCII character: a layout with its own idea of the key. Anything else (Cyrillic, dead keys) has none.
    if (name != nullptr && std::string_view(name).size() == 1)
        if (const auto key = key_of_sign(*name)) return key;
    return key_of_sign(sign_of(glfw_key));
}

std::optional<Key> key_of_keypad(int glfw_key, bool num_lock) {
    constexpr std::optional<Key> kWithoutNumLock[] = {Key::insert, Key::end,   Key::down, Key::page_down, Key::left,
                                                      {},          Key::right, Key::home, Key::up,        Key::page_up};
    if (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_9) {
        const int digit = glfw_key - GLFW_KEY_KP_0;
        return num_lock ? offset(Key::digit_0, digit) : kWithoutNumLock[digit];
    }
    switch (glfw_key) {
        case GLFW_KEY_KP_DECIMAL:
            return num_lock ? Key::period : Key::del;
        case GLFW_KEY_KP_DIVIDE:
            return Key::slash;
        case GLFW_KEY_KP_SUBTRACT:
            return Key::minus;
        case GLFW_KEY_KP_ADD:
            return Key::plus;
        case GLFW_KEY_KP_ENTER:
            return Key::enter;
        case GLFW_KEY_KP_EQUAL:
            return Key::equals;
        default:
            return std::nullopt;
    }
}

std::optional<Key> key_of_function(int glfw_key) {
    if (glfw_key >= GLFW_KEY_F1 && glfw_key <= GLFW_KEY_F12) return offset(Key::f1, glfw_key - GLFW_KEY_F1);
    switch (glfw_key) {
        case GLFW_KEY_LEFT:
            return Key::left;
        case GLFW_KEY_RIGHT:
            return Key::right;
        case GLFW_KEY_UP:
            return Key::up;
        case GLFW_KEY_DOWN:
            return Key::down;
        case GLFW_KEY_HOME:
            return Key::home;
        case GLFW_KEY_END:
            return Key::end;
        case GLFW_KEY_PAGE_UP:
            return Key::page_up;
        case GLFW_KEY_PAGE_DOWN:
            return Key::page_down;
        case GLFW_KEY_ENTER:
            return Key::enter;
        case GLFW_KEY_ESCAPE:
            return Key::escape;
        case GLFW_KEY_TAB:
            return Key::tab;
        case GLFW_KEY_BACKSPACE:
            return Key::backspace;
        case GLFW_KEY_DELETE:
            return Key::del;
        case GLFW_KEY_INSERT:
            return Key::insert;
        case GLFW_KEY_SPACE:
            return Key::space;
        default:
            return std::nullopt;
    }
}

bool is_keypad(int glfw_key) {
    return glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_EQUAL;
}

}  // namespace

std::optional<ui::Key> key_of(int glfw_key, int scancode, int mods) {
    if (is_sign(glfw_key)) return key_of_position(glfw_key, scancode);
    if (is_keypad(glfw_key)) return key_of_keypad(glfw_key, (mods & GLFW_MOD_NUM_LOCK) != 0);
    return key_of_function(glfw_key);
}

KeyRole role_of(int glfw_key, int mods) {
    if (glfw_key >= GLFW_KEY_LEFT_SHIFT && glfw_key <= GLFW_KEY_RIGHT_SUPER) return KeyRole::modifier;
    if (glfw_key == GLFW_KEY_UNKNOWN || (glfw_key >= GLFW_KEY_CAPS_LOCK && glfw_key <= GLFW_KEY_NUM_LOCK))
        return KeyRole::modifier;
    if ((mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return KeyRole::shortcut;
    if (glfw_key == GLFW_KEY_ENTER || glfw_key == GLFW_KEY_KP_ENTER || glfw_key == GLFW_KEY_ESCAPE)
        return KeyRole::finishing;
    if (glfw_key == GLFW_KEY_BACKSPACE) return KeyRole::erasing;
    const bool keypad_sign = is_keypad(glfw_key) && (glfw_key > GLFW_KEY_KP_DECIMAL || (mods & GLFW_MOD_NUM_LOCK) != 0);
    return is_sign(glfw_key) || glfw_key == GLFW_KEY_SPACE || keypad_sign ? KeyRole::printable : KeyRole::other;
}

}  // namespace recoup::platform::inline window
