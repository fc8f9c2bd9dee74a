// Preloaded into a program (LD_PRELOAD), this counts its calls to the file system and lets some of them fail. The
// environment says which:
//   RECOUP_FAULT_FOLDER  only what lies below it is meant; an absolute path
//   RECOUP_FAULT_KINDS   only calls of these kinds are counted: "write,fsync"; without it all are
//   RECOUP_FAULT_AT      the number of the first call that fails, from 1; without it all calls are only counted
//   RECOUP_FAULT_TIMES   so many calls fail from there on; 1 unless given
//   RECOUP_FAULT_ACT     an error number · short (half of the bytes) · kill (before the call) · kill_after
//   RECOUP_FAULT_LOG     a file that gets a line for each call: its kind and, where it has one, its path
// Links nothing but the C library, so that the program stays as it is.
#include "faults/inject.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using Act = recoup::test::Fault::Act;

constexpr int kMostFiles = 4096;

Act act_of(const char* text) {
    if (std::strcmp(text, "short") == 0) return Act::half;
    if (std::strcmp(text, "kill") == 0) return Act::kill;
    return std::strcmp(text, "kill_after") == 0 ? Act::kill_after : Act::error;
}

class Plan {
  public:
    Plan() {
        recoup::test::Fault fault;
        if (const char* text = std::getenv("RECOUP_FAULT_AT")) fault.at = std::atol(text);
        if (const char* text = std::getenv("RECOUP_FAULT_TIMES")) fault.times = std::atol(text);
        if (const char* text = std::getenv("RECOUP_FAULT_ACT")) fault.act = act_of(text), fault.error = std::atoi(text);
        if (const char* text = std::getenv("RECOUP_FAULT_KINDS")) fault.kinds = text;
        set(std::getenv("RECOUP_FAULT_FOLDER"), fault);
    }

    void set(const char* folder, const recoup::test::Fault& fault) {
        act_ = fault.at > 0 ? fault.act : Act::none;
        error_ = fault.error;
        first_ = fault.at;
        last_ = fault.at + fault.times - 1;
        calls_ = 0;
        kinds_ = fault.kinds;
        folder_ = folder;
    }

    bool means(const char* path) const {
        const char* folder = folder_;
        return folder && path && std::strncmp(path, folder, std::strlen(folder)) == 0;
    }

    // What happens to the call that is made now, which is counted; errno is set for it.
    Act next(const char* kind) {
        if (!counts(kind)) return Act::none;
        const long number = ++calls_;
        const bool hit = number >= first_ && number <= last_;
        if (hit && act_ == Act::error) errno = error_;
        return hit ? act_.load() : Act::none;
    }

    long calls() const { return calls_; }

  private:
    // Whether it is one word of the list.
    bool counts(const char* kind) const {
        const auto length = std::strlen(kind);
        const char* at = kinds_;
        while (at[0] != 0 && (std::strncmp(at, kind, length) != 0 || (at[length] != 0 && at[length] != ','))) {
            at += std::strcspn(at, ",");
            at += at[0] == ',';
        }
        return at[0] != 0 || kinds_.load()[0] == 0;
    }

    std::atomic<const char*> kinds_{""};
    std::atomic<const char*> folder_{nullptr};
    std::atomic<Act> act_{Act::none};
    std::atomic<int> error_{0};
    std::atomic<long> first_{0}, last_{0}, calls_{0};
};

// Made with the first call, which may come before any constructor.
Plan& plan() {
    static Plan made;
    return made;
}

std::atomic<bool> ours[kMostFiles];

bool is_ours(const char* path) {
    return plan().means(path);
}

bool is_ours(int file) {
    return file >= 0 && file < kMostFiles && ours[file];
}

// What is relative is meant from an open folder.
bool is_ours(int folder, const char* path) {
    return path[0] == '/' ? is_ours(path) : is_ours(folder);
}

void keep(int file, bool is_one) {
    if (file >= 0 && file < kMostFiles) ours[file] = is_one;
}

void note(const char* kind, const char* path) {
    static const char* const log = std::getenv("RECOUP_FAULT_LOG");
    if (!log) return;
    const int before = errno;
    char line[512];
    const int length = std::snprintf(line, sizeof line, "%s %.480s\n", kind, path);
    const auto file = static_cast<int>(syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT, 0600));
    syscall(SYS_write, file, line, static_cast<std::size_t>(length));
    syscall(SYS_close, file);
    errno = before;
}

[[noreturn]] void die() {
    while (true) kill(getpid(), SIGKILL);
}

// What happens to this call; the program may end here.
Act next_act(const char* kind, const char* path) {
    note(kind, path);
    const auto act = plan().next(kind);
    if (act == Act::kill) die();
    return act;
}

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// A call that gives -1 when it fails.
template <class Call>
auto tried(bool meant, const char* kind, const char* path, Call call) -> decltype(call()) {
    const auto act = meant ? next_act(kind, path) : Act::none;
    if (act == Act::error) return -1;
    const auto result = call();
    if (act == Act::kill_after) die();
    return result;
}

// One that moves bytes: `call` takes how many.
template <class Call>
ssize_t moved(int file, const char* kind, std::size_t bytes, Call call) {
    const auto act = is_ours(file) ? next_act(kind, "") : Act::none;
    if (act == Act::error) return -1;
    const auto result = call(act == Act::half && bytes > 1 ? bytes / 2 : bytes);
    if (act == Act::kill_after) die();
    return result;
}

template <class Call>
int opened(bool meant, const char* path, bool makes, Call call) {
    return tried(meant, makes ? "create" : "open", path, [&] {
        const int file = call();
        keep(file, meant);
        return file;
    });
}

std::FILE* opened_stream(const char* name, const char* path, const char* mode) {
    const bool meant = is_ours(path);
    const auto act = meant ? next_act(mode[0] == 'r' ? "open" : "create", path) : Act::none;
    if (act == Act::error) return nullptr;
    auto* stream = real<std::FILE*(const char*, const char*)>(name)(path, mode);
    if (stream) keep(fileno(stream), meant);
    if (act == Act::kill_after) die();
    return stream;
}

// Closed in any case, as the system does it.
template <class Call>
int closed(int file, Call call) {
    const auto act = is_ours(file) ? next_act("close", "") : Act::none;
    const int error = errno;
    keep(file, false);
    const int result = call();
    if (act == Act::kill_after) die();
    if (act != Act::error) return result;
    errno = error;
    return -1;
}

bool makes(int flags) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

mode_t mode_of(int flags, std::va_list arguments) {
    return makes(flags) ? va_arg(arguments, mode_t) : 0;
}

bool is_lock(int command) {
    return command == F_SETLK || command == F_SETLKW || command == F_GETLK;
}

int controlled(const char* name, int file, int command, void* argument) {
    const auto next = real<int(int, int, ...)>(name);
    return tried(is_lock(command) && is_ours(file), "lock", "", [&] { return next(file, command, argument); });
}

}  // namespace

namespace recoup::test {

void inject(const char* folder, const Fault& fault) {
    plan().set(folder, fault);
}

long calls_made() {
    return plan().calls();
}

}  // namespace recoup::test

extern "C" {

int open(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_of(flags, arguments);
    va_end(arguments);
    return opened(is_ours(path), path, makes(flags),
                  [&] { return real<int(const char*, int, ...)>("open")(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_of(flags, arguments);
    va_end(arguments);
    return opened(is_ours(path), path, makes(flags),
                  [&] { return real<int(const char*, int, ...)>("open64")(path, flags, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_of(flags, arguments);
    va_end(arguments);
    return opened(is_ours(folder, path), path, makes(flags),
                  [&] { return real<int(int, const char*, int, ...)>("openat")(folder, path, flags, mode); });
}

std::FILE* fopen(const char* path, const char* mode) {
    return opened_stream("fopen", path, mode);
}

std::FILE* fopen64(const char* path, const char* mode) {
    return opened_stream("fopen64", path, mode);
}

int close(int file) {
    return closed(file, [&] { return real<int(int)>("close")(file); });
}

int fclose(std::FILE* stream) {
    return closed(fileno(stream), [&] { return real<int(std::FILE*)>("fclose")(stream); });
}

ssize_t read(int file, void* into, std::size_t bytes) {
    return moved(file, "read", bytes,
                 [&](std::size_t most) { return real<ssize_t(int, void*, std::size_t)>("read")(file, into, most); });
}

ssize_t pread64(int file, void* into, std::size_t bytes, off64_t at) {
    return moved(file, "pread", bytes, [&](std::size_t most) {
        return real<ssize_t(int, void*, std::size_t, off64_t)>("pread64")(file, into, most, at);
    });
}

ssize_t pread(int file, void* into, std::size_t bytes, off_t at) {
    return pread64(file, into, bytes, at);
}

ssize_t write(int file, const void* from, std::size_t bytes) {
    return moved(file, "write", bytes, [&](std::size_t most) {
        return real<ssize_t(int, const void*, std::size_t)>("write")(file, from, most);
    });
}

// Half of the bytes is here the first of the parts.
ssize_t writev(int file, const iovec* parts, int count) {
    return moved(file, "write", static_cast<std::size_t>(count), [&](std::size_t most) {
        return real<ssize_t(int, const iovec*, int)>("writev")(file, parts, static_cast<int>(most));
    });
}

ssize_t pwrite64(int file, const void* from, std::size_t bytes, off64_t at) {
    return moved(file, "pwrite", bytes, [&](std::size_t most) {
        return real<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64")(file, from, most, at);
    });
}

ssize_t pwrite(int file, const void* from, std::size_t bytes, off_t at) {
    return pwrite64(file, from, bytes, at);
}

int fsync(int file) {
    return tried(is_ours(file), "fsync", "", [&] { return real<int(int)>("fsync")(file); });
}

int fdatasync(int file) {
    return tried(is_ours(file), "fsync", "", [&] { return real<int(int)>("fdatasync")(file); });
}

int ftruncate64(int file, off64_t bytes) noexcept {
    return tried(is_ours(file), "truncate", "", [&] { return real<int(int, off64_t)>("ftruncate64")(file, bytes); });
}

int ftruncate(int file, off_t bytes) noexcept {
    return ftruncate64(file, bytes);
}

int fchmod(int file, mode_t mode) noexcept {
    return tried(is_ours(file), "chmod", "", [&] { return real<int(int, mode_t)>("fchmod")(file, mode); });
}

int fcntl(int file, int command, ...) {
    std::va_list arguments;
    va_start(arguments, command);
    auto* argument = va_arg(arguments, void*);
    va_end(arguments);
    return controlled("fcntl", file, command, argument);
}

int fcntl64(int file, int command, ...) {
    std::va_list arguments;
    va_start(arguments, command);
    auto* argument = va_arg(arguments, void*);
    va_end(arguments);
    return controlled("fcntl64", file, command, argument);
}

int rename(const char* from, const char* to) noexcept {
    return tried(is_ours(to), "rename", to, [&] { return real<int(const char*, const char*)>("rename")(from, to); });
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
    return tried(is_ours(to_folder, to), "rename", to, [&] {
        return real<int(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder, to);
    });
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    return tried(is_ours(to_folder, to), "rename", to, [&] {
        return real<int(int, const char*, int, const char*, unsigned)>("renameat2")(from_folder, from, to_folder, to,
                                                                                    flags);
    });
}

int link(const char* from, const char* to) noexcept {
    return tried(is_ours(to), "link", to, [&] { return real<int(const char*, const char*)>("link")(from, to); });
}

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
    return tried(is_ours(to_folder, to), "link", to, [&] {
        return real<int(int, const char*, int, const char*, int)>("linkat")(from_folder, from, to_folder, to, flags);
    });
}

int unlink(const char* path) noexcept {
    return tried(is_ours(path), "unlink", path, [&] { return real<int(const char*)>("unlink")(path); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    return tried(is_ours(folder, path), "unlink", path,
                 [&] { return real<int(int, const char*, int)>("unlinkat")(folder, path, flags); });
}

int remove(const char* path) noexcept {
    return tried(is_ours(path), "unlink", path, [&] { return real<int(const char*)>("remove")(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
    return tried(is_ours(path), "mkdir", path, [&] { return real<int(const char*, mode_t)>("mkdir")(path, mode); });
}

int access(const char* path, int mode) noexcept {
    return tried(is_ours(path), "look", path, [&] { return real<int(const char*, int)>("access")(path, mode); });
}

int stat(const char* path, struct stat* into) noexcept {
    return tried(is_ours(path), "look", path, [&] { return real<int(const char*, struct stat*)>("stat")(path, into); });
}

int lstat(const char* path, struct stat* into) noexcept {
    return tried(is_ours(path), "look", path,
                 [&] { return real<int(const char*, struct stat*)>("lstat")(path, into); });
}

int fstat(int file, struct stat* into) noexcept {
    return tried(is_ours(file), "look", "", [&] { return real<int(int, struct stat*)>("fstat")(file, into); });
}

int stat64(const char* path, struct stat64* into) noexcept {
    return tried(is_ours(path), "look", path,
                 [&] { return real<int(const char*, struct stat64*)>("stat64")(path, into); });
}

int lstat64(const char* path, struct stat64* into) noexcept {
    return tried(is_ours(path), "look", path,
                 [&] { return real<int(const char*, struct stat64*)>("lstat64")(path, into); });
}

int fstat64(int file, struct stat64* into) noexcept {
    return tried(is_ours(file), "look", "", [&] { return real<int(int, struct stat64*)>("fstat64")(file, into); });
}

}  // extern "C"
