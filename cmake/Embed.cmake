# recoup_embed(TARGET SYMBOL FILE): puts FILE's bytes into TARGET as `extern "C" const unsigned char SYMBOL[]`
# and `extern "C" const unsigned long long SYMBOL_size`, without copying them through the compiler.
function(recoup_embed target symbol file)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [=[
#ifdef __APPLE__
#define NAME(x) _##x
    .const
#elif defined(_WIN32)
#define NAME(x) x
    .section .rdata,"dr"
#else
#define NAME(x) x
    .section .rodata
#endif
    .global NAME(@symbol@)
    .global NAME(@symbol@_size)
    .balign 16
NAME(@symbol@):
    .incbin "@file@"
end_@symbol@:
    .byte 0
    .balign 8
NAME(@symbol@_size):
    .quad end_@symbol@ - NAME(@symbol@)
#ifdef __ELF__
    .section .note.GNU-stack,"",%progbits
#endif
]=])
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${file}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
