# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
# cmake -DOUTPUT=FILE -DENGINE=NAME -DFOLDER=FOLDER -P embed_migrations.cmake
# Writes a .cc file that holds the folder's migrations in the order of their
# names, so that no program needs a file at run time.
file(GLOB migrations ${FOLDER}/*.sql)
list(SORT migrations)
set(text "// Generated from core/store/${ENGINE}/migrations.\n#include \"core/store/${ENGINE}/schema.h\"\n\n")
string(APPEND text "namespace isnad::store::${ENGINE} {\n\nconst std::vector<Migration>& Migrations() {\n")
string(APPEND text "  static const auto* const migrations = new std::vector<Migration>{\n")
foreach(file IN LISTS migrations)
  get_filename_component(name ${file} NAME_WE)
  string(REGEX MATCH "^[0-9]+" number ${name})
  # As a number, not as an octal literal.
  string(REGEX REPLACE "^0+" "" number ${number})
  file(READ ${file} sql)
  string(APPEND text "      {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
string(APPEND text "  };\n  return *migrations;\n}\n\n}  // namespace isnad::store::${ENGINE}\n")
file(WRITE ${OUTPUT} "${text}")
