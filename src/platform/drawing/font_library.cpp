#include "platform/drawing/font_library.h"

#include FT_MODULE_H
#include FT_SYSTEM_H

#include <cstdlib>
#include <initializer_list>

// Each by itself and not FT_Init_FreeType, which names them all: what is not named here is not linked.
// NOLINTBEGIN(readability-identifier-naming): FreeType's names
extern "C" {
extern const FT_Module_Class autofit_module_class, tt_driver_class, cff_driver_class, psaux_module_class,
    psnames_module_class, pshinter_module_class, sfnt_module_class, ft_smooth_renderer_class;
}
// NOLINTEND(readability-identifier-naming)

namespace recoup::platform::inline drawing {
namespace {

constexpr FT_MemoryRec_ kMemory{
    nullptr, [](FT_Memory, long size) { return std::malloc(static_cast<std::size_t>(size)); },
    [](FT_Memory, void* block) { std::free(block); },
    [](FT_Memory, long, long size, void* block) { return std::realloc(block, static_cast<std::size_t>(size)); }};

}  // namespace

FT_Library open_font_library() {
    FT_Library library = nullptr;
    if (FT_New_Library(const_cast<FT_Memory>(&kMemory), &library) != 0) return nullptr;
    for (const auto* part :
         {&autofit_module_class, &tt_driver_class, &cff_driver_class, &psaux_module_class, &psnames_module_class,
          &pshinter_module_class, &sfnt_module_class, &ft_smooth_renderer_class})
        if (FT_Add_Module(library, part) != 0) return FT_Done_Library(library), nullptr;
    return library;
}

}  // namespace recoup::platform::inline drawing
