# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

# isnad_embed_dictionary(TARGET) - makes the tables of words that dictionary.cc
# includes from the Ayaspell dictionary (Debian's hunspell-ar).
function(isnad_embed_dictionary target)
  set(folder ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
  set(tables ${generated}/dictionary_nouns.inc ${generated}/dictionary_verbs.inc)
  find_path(AYASPELL_DIR ar.dic PATHS /usr/share/hunspell /usr/share/myspell/dicts REQUIRED)
  file(MAKE_DIRECTORY ${generated})
  add_executable(dictionary_table ${folder}/table/main.cc)
  target_link_libraries(dictionary_table PRIVATE isnad_options isnad::text)
  add_custom_command(
    OUTPUT ${tables}
    COMMAND dictionary_table ${AYASPELL_DIR}/ar.aff ${AYASPELL_DIR}/ar.dic ${tables}
    DEPENDS dictionary_table ${AYASPELL_DIR}/ar.aff ${AYASPELL_DIR}/ar.dic
    VERBATIM)
  target_sources(${target} PRIVATE ${tables})
endfunction()
