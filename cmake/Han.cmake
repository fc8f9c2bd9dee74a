# recoup_han(TARGET): how ideographs are read and simplified, from Debian's Unihan database, as a table inside TARGET.
function(recoup_han target)
  set(out "${PROJECT_BINARY_DIR}/generated/core")
  set(tool "${PROJECT_SOURCE_DIR}/tools/gen_han.py")
  set(unihan /usr/share/unicode/Unihan_Readings.txt.bz2 /usr/share/unicode/Unihan_Variants.txt.bz2)
  foreach(input IN LISTS unihan)
    if(NOT EXISTS "${input}")
      message(FATAL_ERROR "${input} is missing: run tools/setup, which installs the packages of tools/packages.")
    endif()
  endforeach()
  add_custom_command(OUTPUT "${out}/han_table.cpp"
    COMMAND Python3::Interpreter "${tool}" "${out}" ${unihan}
    DEPENDS "${tool}" ${unihan} COMMENT "Readings of ideographs" VERBATIM)
  target_sources(${target} PRIVATE "${out}/han_table.cpp")
endfunction()
