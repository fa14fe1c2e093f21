# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

# isnad_embed_lemmas(TARGET) - makes the table of lemmas that lemma.cc includes
# from the Ayaspell dictionary (Debian's hunspell-ar).
function(isnad_embed_lemmas target)
  set(folder ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
  find_path(AYASPELL_DIR ar.dic PATHS /usr/share/hunspell /usr/share/myspell/dicts REQUIRED)
  file(MAKE_DIRECTORY ${generated})
  add_executable(lemma_table ${folder}/table/main.cc ${folder}/table/derived_nouns.cc
    ${folder}/table/stem_list.cc)
  target_link_libraries(lemma_table PRIVATE isnad_options isnad::text)
  add_custom_command(
    OUTPUT ${generated}/lemma_table.inc
    COMMAND lemma_table ${AYASPELL_DIR}/ar.aff ${AYASPELL_DIR}/ar.dic
      ${folder}/frequent_verbs.txt ${generated}/lemma_table.inc
    DEPENDS lemma_table ${AYASPELL_DIR}/ar.aff ${AYASPELL_DIR}/ar.dic
      ${folder}/frequent_verbs.txt
    VERBATIM)
  target_sources(${target} PRIVATE ${generated}/lemma_table.inc)
endfunction()
