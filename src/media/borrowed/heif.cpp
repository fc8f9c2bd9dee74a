#include "media/borrowed/heif.h"

#include <optional>

#include "media/borrowed/load.h"

namespace recoup::media::inline borrowed {
namespace {

std::optional<Heif> load_heif() {
    void* library = open_library("libheif.so.1");
    if (library == nullptr) return std::nullopt;
    Heif heif{};
    const bool whole = find_function(library, "heif_context_alloc", heif.context_alloc) &&
                       find_function(library, "heif_context_free", heif.context_free) &&
                       find_function(library, "heif_context_set_maximum_image_size_limit", heif.set_size_limit) &&
                       find_function(library, "heif_context_read_from_memory_without_copy", heif.read_memory) &&
                       find_function(library, "heif_context_get_primary_image_handle", heif.primary_handle) &&
                       find_function(library, "heif_image_handle_release", heif.handle_release) &&
                       find_function(library, "heif_image_handle_get_width", heif.handle_width) &&
                       find_function(library, "heif_image_handle_get_height", heif.handle_height) &&
                       find_function(library, "heif_image_handle_get_raw_color_profile_size", heif.profile_size) &&
                       find_function(library, "heif_image_handle_get_raw_color_profile", heif.profile) &&
                       find_function(library, "heif_decode_image", heif.decode) &&
                       find_function(library, "heif_image_release", heif.image_release) &&
                       find_function(library, "heif_image_get_width", heif.image_width) &&
                       find_function(library, "heif_image_get_height", heif.image_height) &&
                       find_function(library, "heif_image_get_plane_readonly", heif.plane);
    return whole ? std::optional(heif) : std::nullopt;
}

}  // namespace

const Heif* heif() {
    static const std::optional<Heif> loaded = load_heif();
    return loaded ? &*loaded : nullptr;
}

}  // namespace recoup::media::inline borrowed
