# Fonts cut out of Debian's packages by tools/subset_fonts.py. They lie under build/assets-cache/<hash of all they are
# made of>, shared by the presets, so each is cut once on a machine.
set(RECOUP_FONT_TOOL "${PROJECT_SOURCE_DIR}/tools/subset_fonts.py")
set(RECOUP_ICONS_JSON "${PROJECT_SOURCE_DIR}/assets/icons.json")
set(font_inputs
  "${RECOUP_FONT_TOOL}"
  /usr/share/fonts/opentype/inter/Inter-Regular.otf
  /usr/share/fonts/opentype/inter/Inter-SemiBold.otf
  /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
  /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc
  /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
  /usr/share/fonts/truetype/hanazono/HanaMinB.ttf
  /usr/share/unicode/Unihan_IRGSources.txt.bz2
  /usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf
  /usr/share/fonts/opentype/unifont/unifont.otf
  /usr/share/fonts/opentype/unifont/unifont_upper.otf
  /usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf)

# recoup_hash(OUT FILE...): a short name for these contents; a change of any of them configures anew.
function(recoup_hash out)
  set(digests "")
  foreach(input IN LISTS ARGN)
    if(NOT EXISTS "${input}")
      message(FATAL_ERROR "${input} is missing: run tools/setup, which installs the packages of tools/packages.")
    endif()
    file(SHA256 "${input}" digest)
    string(APPEND digests "${digest}")
  endforeach()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
  string(SHA256 hash "${digests}")
  string(SUBSTRING "${hash}" 0 16 hash)
  set(${out} "${hash}" PARENT_SCOPE)
endfunction()

recoup_hash(RECOUP_FONT_HASH ${font_inputs})
recoup_hash(RECOUP_ICON_HASH ${font_inputs} "${RECOUP_ICONS_JSON}")

# recoup_font(NAME FILE OUT): builds the font NAME of the tool's list as FILE and sets OUT to its path.
function(recoup_font name file out)
  set(hash "${RECOUP_FONT_HASH}")
  set(list "")
  if(name STREQUAL "icons")
    set(hash "${RECOUP_ICON_HASH}")
    set(list "${RECOUP_ICONS_JSON}")
  endif()
  set(path "${PROJECT_SOURCE_DIR}/build/assets-cache/${hash}/${file}")
  # No DEPENDS: the hash in the path stands for them, and the tool leaves a file that exists alone.
  add_custom_command(OUTPUT "${path}"
    COMMAND Python3::Interpreter "${RECOUP_FONT_TOOL}" ${name} "${path}" ${list}
    COMMENT "Font ${file}" VERBATIM)
  set(${out} "${path}" PARENT_SCOPE)
endfunction()

# recoup_icons: link it for "ui/frame/icons.h", the names of assets/icons.json as code points.
set(icons_header "${PROJECT_BINARY_DIR}/generated/ui/frame/icons.h")
add_custom_command(OUTPUT "${icons_header}"
  COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tools/gen_icons.py" "${RECOUP_ICONS_JSON}" "${icons_header}"
  DEPENDS "${PROJECT_SOURCE_DIR}/tools/gen_icons.py" "${RECOUP_FONT_TOOL}" "${RECOUP_ICONS_JSON}"
  COMMENT "Icons" VERBATIM)
add_custom_target(recoup_icons_header DEPENDS "${icons_header}")
add_library(recoup_icons INTERFACE)
add_dependencies(recoup_icons recoup_icons_header)
