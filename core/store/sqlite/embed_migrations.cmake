# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
# cmake -DOUTPUT=FILE -DMIGRATIONS=a.sql;b.sql -P embed_migrations.cmake
# Writes a .cc file that holds the migrations, so that no program needs a file
# at run time.
set(text "// Generated from core/store/sqlite/migrations.\n#include \"core/store/sqlite/schema.h\"\n\n")
string(APPEND text "namespace isnad::store::sqlite {\n\nconst std::vector<Migration>& Migrations() {\n")
string(APPEND text "  static const auto* const migrations = new std::vector<Migration>{\n")
foreach(file IN LISTS MIGRATIONS)
  get_filename_component(name ${file} NAME_WE)
  string(REGEX MATCH "^[0-9]+" number ${name})
  # As a number, not as an octal literal.
  string(REGEX REPLACE "^0+" "" number ${number})
  file(READ ${file} sql)
  string(APPEND text "      {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
string(APPEND text "  };\n  return *migrations;\n}\n\n}  // namespace isnad::store::sqlite\n")
file(WRITE ${OUTPUT} "${text}")
