# recoup_translations(TARGET): assets/i18n/*.json as a table of texts inside TARGET. Code names a text by a literal,
# so a new word compiles this table and nothing else.
function(recoup_translations target)
  set(out "${PROJECT_BINARY_DIR}/generated/core")
  set(tool "${PROJECT_SOURCE_DIR}/tools/gen_translations.py")
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/i18n/*.json")
  add_custom_command(OUTPUT "${out}/tr_table.cpp"
    COMMAND Python3::Interpreter "${tool}" "${out}" ${files}
    DEPENDS "${tool}" ${files} COMMENT "Translations" VERBATIM)
  target_sources(${target} PRIVATE "${out}/tr_table.cpp")
endfunction()
