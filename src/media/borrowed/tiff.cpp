#include "media/borrowed/tiff.h"

#include <optional>

#include "media/borrowed/load.h"

namespace recoup::media::inline borrowed {
namespace {

using SetHandler = void* (*)(void* handler);

std::optional<TiffLibrary> load_tiff() {
    void* library = open_library("libtiff.so.6");
    if (library == nullptr) library = open_library("libtiff.so.5");
    if (library == nullptr) return std::nullopt;
    TiffLibrary tiff{};
    SetHandler on_error = nullptr, on_warning = nullptr;
    const bool whole = find_function(library, "TIFFClientOpen", tiff.open) &&
                       find_function(library, "TIFFClose", tiff.close) &&
                       find_function(library, "TIFFGetField", tiff.field) &&
                       find_function(library, "TIFFReadRGBAImageOriented", tiff.read_rgba) &&
                       find_function(library, "TIFFSetErrorHandler", on_error) &&
                       find_function(library, "TIFFSetWarningHandler", on_warning);
    if (!whole) return std::nullopt;
    // It writes to standard error otherwise.
    on_error(nullptr);
    on_warning(nullptr);
    return tiff;
}

}  // namespace

const TiffLibrary* tiff_library() {
    static const std::optional<TiffLibrary> loaded = load_tiff();
    return loaded ? &*loaded : nullptr;
}

}  // namespace recoup::media::inline borrowed
