#include "store/sql/raw_file.h"

#include <cstring>

#include "portable/path_text.h"

namespace recoup::store::inline sql {

std::optional<std::string> full_name(sqlite3_vfs* vfs, const std::filesystem::path& path) {
    std::string full(static_cast<std::size_t>(vfs->mxPathname) + 1, '\0');
    // A link followed is a success of its own kind.
    const int code = vfs->xFullPathname(vfs, portable::utf8(path).c_str(), static_cast<int>(full.size()), full.data());
    if (code != SQLITE_OK && code != SQLITE_OK_SYMLINK) return std::nullopt;
    full.resize(std::strlen(full.c_str()));
    return full;
}

bool exists(sqlite3_vfs* vfs, const std::string& name) {
    int found = 0;
    return vfs->xAccess(vfs, name.c_str(), SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK && found != 0;
}

RawFile::RawFile(sqlite3_vfs* vfs, const std::string& name, int flags)
    : memory_(new char[static_cast<std::size_t>(vfs->szOsFile)]()),
      name_(sqlite3_create_filename(name.c_str(), "", "", 0, nullptr)) {
    file_ = reinterpret_cast<sqlite3_file*>(memory_.get());
    code_ = vfs->xOpen(vfs, name_.get(), file_, flags, nullptr);
}

RawFile::~RawFile() {
    if (file_->pMethods) file_->pMethods->xClose(file_);
}

std::int64_t RawFile::bytes() const {
    sqlite3_int64 bytes = 0;
    return file_->pMethods->xFileSize(file_, &bytes) == SQLITE_OK ? bytes : -1;
}

bool RawFile::read(void* into, int size, std::int64_t at) const {
    return file_->pMethods->xRead(file_, into, size, at) == SQLITE_OK;
}

bool RawFile::lock_alone() {
    const auto* methods = file_->pMethods;
    if (methods->xLock(file_, SQLITE_LOCK_SHARED) != SQLITE_OK) return false;
    int reserved = 1;
    if (methods->xCheckReservedLock(file_, &reserved) == SQLITE_OK && reserved == 0 &&
        methods->xLock(file_, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK)
        return true;
    unlock();
    return false;
}

}  // namespace recoup::store::inline sql
