"""Another program on the same Wayland: hands (a keyboard and a pointer), an input method, one that files are dragged from.
It speaks the wire protocol itself, as far as that needs."""

import array
import ctypes
import os
import socket
import struct
import time

CONTROL, SHIFT = 4, 1

# Codes of Linux for the keys of a US keyboard.
KEYS = {name: code for row, first in (("1234567890-=", 2), ("qwertyuiop[]", 16), ("asdfghjkl;'`", 30),
                                      ("\\zxcvbnm,./", 43)) for code, name in enumerate(row, first)}
KEYS |= {"Escape": 1, "BackSpace": 14, "Tab": 15, "Return": 28, "space": 57, " ": 57, "F1": 59, "Home": 102, "Up": 103,
         "Page_Up": 104, "Left": 105, "Right": 106, "End": 107, "Down": 108, "Page_Down": 109, "Delete": 111}
MODIFIERS = {"ctrl": (29, CONTROL), "shift": (42, SHIFT)}
BUTTON = 272


def us_keymap():
    """As text that ends in a zero, for which libxkbcommon is asked."""
    xkb = ctypes.CDLL("libxkbcommon.so.0")
    for function in (xkb.xkb_context_new, xkb.xkb_keymap_new_from_names, xkb.xkb_keymap_get_as_string):
        function.restype = ctypes.c_void_p

    class Names(ctypes.Structure):
        _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]
    names = Names(b"evdev", b"pc105", b"us", None, None)
    context = ctypes.c_void_p(xkb.xkb_context_new(0))
    keymap = ctypes.c_void_p(xkb.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))
    return ctypes.string_at(xkb.xkb_keymap_get_as_string(keymap, 1)) + b"\0"


def memory_file(content):
    handle = os.memfd_create("peer")
    os.write(handle, content)
    return handle


class Handle(int):
    """A file that goes along."""


class Peer:
    """One connection. Objects are numbers; what they are told goes to their handlers as (opcode, payload)."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(path))
        self.received = b""
        self.handles = []
        self.last = 1
        self.handlers = {1: self.on_display}
        self.globals = {}
        self.registry = self.new(self.on_global)
        self.send(1, 1, self.registry)
        self.roundtrip()
        self.seat = self.bind("wl_seat", 1)

    def close(self):
        self.socket.close()

    def new(self, handler=None):
        self.last += 1
        self.handlers[self.last] = handler
        return self.last

    def send(self, target, opcode, *arguments):
        payload, handles = b"", []
        for argument in arguments:
            if isinstance(argument, Handle):
                handles.append(argument)
            elif isinstance(argument, str):
                text = argument.encode() + b"\0"
                payload += struct.pack("=I", len(text)) + text + b"\0" * (-len(text) % 4)
            else:
                payload += struct.pack("=I", argument & 0xffffffff)
        message = struct.pack("=II", target, (8 + len(payload)) << 16 | opcode) + payload
        extra = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", handles))] if handles else []
        self.socket.sendmsg([message], extra)
        for handle in handles:
            os.close(handle)

    def bind(self, interface, version, handler=None):
        name = self.globals[interface]
        bound = self.new(handler)
        self.send(self.registry, 0, name, interface, version, bound)
        return bound

    def roundtrip(self):
        done = []
        callback = self.new(lambda *_: done.append(True))
        self.send(1, 0, callback)
        self.listen_until(lambda: done)

    def listen_until(self, condition, patience_s=60):
        end = time.monotonic() + patience_s
        while not condition():
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            data, extra, _, _ = self.socket.recvmsg(1 << 16, 1 << 10)
            assert data, "the compositor hung up"
            for level, kind, part in extra:
                if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                    self.handles += array.array("i", part[:len(part) - len(part) % 4])
            self.received += data
            while len(self.received) >= 8:
                target, head = struct.unpack_from("=II", self.received)
                if len(self.received) < head >> 16:
                    break
                payload, self.received = self.received[8:head >> 16], self.received[head >> 16:]
                handler = self.handlers.get(target)
                if handler:
                    handler(head & 0xffff, payload)

    @staticmethod
    def text(payload, offset=0):
        size = struct.unpack_from("=I", payload, offset)[0]
        return payload[offset + 4:offset + 3 + size].decode()

    def on_display(self, opcode, payload):
        assert opcode == 1, f"the compositor complains: {self.text(payload, 8)}"

    def on_global(self, opcode, payload):
        if opcode == 0:
            self.globals.setdefault(self.text(payload, 4), struct.unpack_from("=I", payload)[0])

    @staticmethod
    def now():
        return int(time.monotonic() * 1000)


class Launcher(Peer):
    """What starts programs for the person, and tells the compositor so."""

    def token(self):
        said = []
        activation = self.bind("xdg_activation_v1", 1)
        wish = self.new(lambda _, payload: said.append(self.text(payload)))
        self.send(activation, 1, wish)
        self.send(wish, 3)
        self.listen_until(lambda: said)
        return said[0]


class Hands(Peer):
    """A keyboard and a pointer. Everything has reached the compositor when a call returns."""

    def __init__(self, path, width, height):
        super().__init__(path)
        self.size = width, height
        keyboards = self.bind("zwp_virtual_keyboard_manager_v1", 1)
        self.keyboard = self.new()
        self.send(keyboards, 0, self.seat, self.keyboard)
        keymap = us_keymap()
        self.send(self.keyboard, 0, 1, Handle(memory_file(keymap)), len(keymap))
        pointers = self.bind("zwlr_virtual_pointer_manager_v1", 1)
        self.pointer = self.new()
        self.send(pointers, 0, self.seat, self.pointer)
        self.roundtrip()

    def key(self, chord):
        """As xdotool writes it: ctrl+shift+z."""
        *held, name = chord.split("+") if len(chord) > 1 else [chord]
        held = [MODIFIERS[modifier] for modifier in held]
        for code, _ in held:
            self.press(code, True)
        self.send(self.keyboard, 2, sum(mask for _, mask in held), 0, 0, 0)
        self.press(KEYS[name], True)
        self.press(KEYS[name], False)
        for code, _ in held:
            self.press(code, False)
        self.send(self.keyboard, 2, 0, 0, 0, 0)
        self.roundtrip()

    def press(self, code, down):
        self.send(self.keyboard, 1, self.now(), code, down)

    def type(self, text):
        for letter in text:
            self.key(letter)

    def move(self, x, y):
        self.send(self.pointer, 1, self.now(), x, y, *self.size)
        self.send(self.pointer, 4)
        self.roundtrip()

    def button(self, down):
        self.send(self.pointer, 2, self.now(), BUTTON, down)
        self.send(self.pointer, 4)
        self.roundtrip()


class InputMethod(Peer):
    """One that composes what the test says."""

    def __init__(self, path):
        super().__init__(path)
        self.active = False
        self.pending = False
        self.done = 0
        methods = self.bind("zwp_input_method_manager_v2", 1)
        self.method = self.new(self.on_method)
        self.send(methods, 0, self.seat, self.method)
        self.roundtrip()

    def on_method(self, opcode, _):
        assert opcode != 6, "there is another input method"
        if opcode in (0, 1):
            self.pending = opcode == 0
        if opcode == 5:
            self.active = self.pending
            self.done += 1

    def wait(self, active):
        self.listen_until(lambda: self.active == active)

    def compose(self, text):
        self.send(self.method, 1, text, len(text.encode()), len(text.encode()))
        self.send(self.method, 3, self.done)
        self.roundtrip()

    def write(self, text):
        """Ends the composition."""
        self.send(self.method, 0, text)
        self.send(self.method, 3, self.done)
        self.roundtrip()


class DragSource(Peer):
    """A window of one colour; whoever presses on it drags `content`."""

    def __init__(self, path, kind, content, width=200, height=200):
        super().__init__(path)
        self.kind, self.content = kind, content
        self.over = []
        self.configured = self.wanted = self.finished = False
        compositor, shared = self.bind("wl_compositor", 1), self.bind("wl_shm", 1)
        shell = self.bind("xdg_wm_base", 1, lambda opcode, payload: self.send(shell, 3, *struct.unpack("=I", payload)))
        self.surface, surface_role, toplevel = self.new(), self.new(self.on_configure), self.new()
        self.role = surface_role
        self.send(compositor, 0, self.surface)
        self.send(shell, 2, surface_role, self.surface)
        self.send(surface_role, 1, toplevel)
        self.send(toplevel, 2, "Drag source")
        self.send(self.surface, 6)
        self.listen_until(lambda: self.configured)
        pool, buffer = self.new(), self.new()
        size = width * height * 4
        self.send(shared, 0, pool, Handle(memory_file(b"\x40" * size)), size)
        self.send(pool, 0, buffer, 0, width, height, width * 4, 1)
        self.send(self.surface, 1, buffer, 0, 0)
        self.send(self.surface, 2, 0, 0, width, height)
        self.send(self.surface, 6)
        manager = self.bind("wl_data_device_manager", 3)
        self.source = self.new(self.on_source)
        self.send(manager, 0, self.source)
        self.send(self.source, 0, kind)
        self.send(self.source, 2, 1)
        self.device = self.new()
        self.send(manager, 1, self.device, self.seat)
        pointer = self.new(self.on_pointer)
        self.send(self.seat, 0, pointer)
        self.roundtrip()

    def on_configure(self, _, payload):
        self.send(self.role, 4, *struct.unpack("=I", payload))
        self.configured = True

    def on_pointer(self, opcode, payload):
        if opcode == 3:  # a button
            serial, _, _, down = struct.unpack("=4I", payload)
            if down:
                self.send(self.device, 0, self.source, self.surface, 0, serial)
        if opcode == 0:
            self.over.append(payload)

    def on_source(self, opcode, payload):
        if opcode == 0:
            self.wanted = len(payload) > 4  # by name; nothing else is below the pointer
        if opcode == 1:  # it is asked for
            handle = self.handles.pop(0)
            os.write(handle, self.content)
            os.close(handle)
        if opcode in (2, 4):  # refused; taken
            self.finished = True
