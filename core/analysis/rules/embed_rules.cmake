# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

# isnad_embed_rules(TARGET) - compiles the schemas beside this file (*.proto)
# and the contents of the rule files (ar/) into TARGET, an existing library.
# Sets ISNAD_RULE_SCHEMAS to a file with all schemas as a FileDescriptorSet.
function(isnad_embed_rules target)
  set(folder ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
  file(MAKE_DIRECTORY ${generated})

  file(GLOB schemas CONFIGURE_DEPENDS ${folder}/*.proto)
  foreach(schema IN LISTS schemas)
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${schema})
    string(REGEX REPLACE "\\.proto$" ".pb" stem ${generated}/${path})
    add_custom_command(
      OUTPUT ${stem}.cc ${stem}.h
      COMMAND protobuf::protoc --cpp_out=${generated} -I ${PROJECT_SOURCE_DIR} ${path}
      DEPENDS ${schemas} protobuf::protoc
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
      VERBATIM)
    set_source_files_properties(${stem}.cc PROPERTIES COMPILE_OPTIONS -w)
    target_sources(${target} PRIVATE ${stem}.cc ${stem}.h)
  endforeach()

  set(descriptors ${generated}/core/analysis/rules/schemas.binpb)
  add_custom_command(
    OUTPUT ${descriptors}
    COMMAND protobuf::protoc --descriptor_set_out=${descriptors} --include_imports
      -I ${PROJECT_SOURCE_DIR} ${schemas}
    DEPENDS ${schemas} protobuf::protoc
    VERBATIM)
  target_sources(${target} PRIVATE ${descriptors})
  set(ISNAD_RULE_SCHEMAS ${descriptors} PARENT_SCOPE)

  file(GLOB_RECURSE rules CONFIGURE_DEPENDS ${folder}/ar/*)
  # Changes when a file is added or removed, which no file's own time tells.
  file(CONFIGURE OUTPUT ${generated}/core/analysis/rules/files.txt CONTENT "${rules}")
  set(embedded ${generated}/core/analysis/rules/embedded_rules.cc)
  add_custom_command(
    OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder}/ar -DOUTPUT=${embedded}
      -P ${folder}/write_embedded_rules.cmake
    DEPENDS ${rules} ${generated}/core/analysis/rules/files.txt
      ${folder}/write_embedded_rules.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${embedded})

  target_include_directories(${target} SYSTEM PUBLIC ${generated})
endfunction()
