# The networks that read pictures, brought into the form of src/ocr by tools/convert_networks.py and kept where the fonts are.
# They are in the program when tools/networks has fetched them and Debian's python3-onnx is there; else it is built without
# and says so when it is asked to read.
set(networks_folder "${PROJECT_SOURCE_DIR}/build/sources/networks")
set(networks_tool "${PROJECT_SOURCE_DIR}/tools/convert_networks.py")
set(networks_finder "${networks_folder}/ch_PP-OCRv4_det_infer.onnx")
set(networks_recogniser "${networks_folder}/ch_PP-OCRv4_rec_infer.onnx")
set(networks_characters "${networks_folder}/ppocr_keys_v1.txt")

set(RECOUP_NETWORKS ON)
foreach(input finder recogniser characters)
  if(NOT EXISTS "${networks_${input}}")
    set(RECOUP_NETWORKS OFF)
  endif()
endforeach()
execute_process(COMMAND "${Python3_EXECUTABLE}" -c "import onnx" RESULT_VARIABLE networks_status OUTPUT_QUIET ERROR_QUIET)
if(networks_status)
  set(RECOUP_NETWORKS OFF)
endif()
if(RECOUP_NETWORKS)
  recoup_hash(RECOUP_NETWORKS_HASH "${networks_tool}" "${networks_finder}" "${networks_recogniser}")
else()
  message(STATUS "This build will not read pictures: tools/setup fetches the networks for it.")
endif()

# recoup_network(NAME OUT): converts the network of that name and sets OUT to its path.
function(recoup_network name out)
  set(path "${PROJECT_SOURCE_DIR}/build/assets-cache/${RECOUP_NETWORKS_HASH}/${name}.network")
  # No DEPENDS: the hash in the path stands for them.
  add_custom_command(OUTPUT "${path}"
    COMMAND Python3::Interpreter "${networks_tool}" "${networks_${name}}" "${path}"
    COMMENT "Network ${name}" VERBATIM)
  set(${out} "${path}" PARENT_SCOPE)
endfunction()

# recoup_network_characters(OUT): lists the characters they know and sets OUT to the list's path.
function(recoup_network_characters out)
  set(path "${PROJECT_BINARY_DIR}/generated/network_characters.txt")
  set(tool "${PROJECT_SOURCE_DIR}/tools/list_characters.py")
  set(variants /usr/share/unicode/Unihan_Variants.txt.bz2)
  add_custom_command(OUTPUT "${path}"
    COMMAND Python3::Interpreter "${tool}" "${networks_characters}" "${variants}" "${path}"
    DEPENDS "${tool}" "${PROJECT_SOURCE_DIR}/tools/gen_han.py" "${networks_characters}" "${variants}"
    COMMENT "Characters of the networks" VERBATIM)
  set(${out} "${path}" PARENT_SCOPE)
endfunction()
