// Reads HepMC3 ASCII from standard input with the HepMC3 library and prints what it holds as JSON, a line for the run and one
// for each event. Arguments: attributes of the run to print, as type:name.
#include <cmath>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <memory>
#include <string>
#include <vector>

#include "HepMC3/Attribute.h"
#include "HepMC3/GenEvent.h"
#include "HepMC3/GenParticle.h"
#include "HepMC3/GenRunInfo.h"
#include "HepMC3/GenVertex.h"
#include "HepMC3/ReaderAscii.h"

using namespace HepMC3;

static std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out + "\"";
}

static std::string json(int value) { return std::to_string(value); }
static std::string json(const std::string& value) { return quoted(value); }
static std::string json(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}
static std::string json(bool value) { return value ? "true" : "false"; }
template <class T> static std::string json(const std::vector<T>& values) {
  std::string out = "[";
  for (size_t i = 0; i < values.size(); i++) out += (i > 0 ? "," : "") + json(values[i]);
  return out + "]";
}

// null where there is no such attribute, or its text is not of that type
template <class A> static std::string attribute(const GenRunInfo& run, const std::string& name) {
  const auto found = run.attribute<A>(name);
  return found ? json(found->value()) : "null";
}

// A list of numbers or words: text with blanks between, as in the classes for them that came after version 3.1.
template <class T> static std::string list(const std::shared_ptr<StringAttribute>& found) {
  if (!found) return "null";
  std::istringstream text(found->value());
  std::vector<T> values;
  for (T value; text >> value;) values.push_back(value);
  return text.eof() ? json(values) : "null";
}

static std::string attribute(const GenRunInfo& run, const std::string& type, const std::string& name) {
  if (type == "int") return attribute<IntAttribute>(run, name);
  if (type == "double") return attribute<DoubleAttribute>(run, name);
  if (type == "bool") return attribute<BoolAttribute>(run, name);
  if (type == "string") return attribute<StringAttribute>(run, name);
  if (type == "ints") return list<int>(run.attribute<StringAttribute>(name));
  if (type == "doubles") return list<double>(run.attribute<StringAttribute>(name));
  if (type == "strings") return list<std::string>(run.attribute<StringAttribute>(name));
  return "null";
}

static void printRun(const GenRunInfo& run, const std::vector<std::string>& wanted) {
  std::string tools;
  for (const auto& tool : run.tools()) {
    tools += (tools.empty() ? "" : ",") + std::string("[") + quoted(tool.name) + "," + quoted(tool.version) + "]";
  }
  std::string attributes;
  for (const auto& request : wanted) {
    const auto colon = request.find(':');
    const auto name = request.substr(colon + 1);
    attributes += (attributes.empty() ? "" : ",") + quoted(name) + ":" + attribute(run, request.substr(0, colon), name);
  }
  std::cout << "{\"tools\":[" << tools << "],\"weights\":" << json(run.weight_names()) << ",\"attributes\":{" << attributes
            << "}}\n";
}

static std::string vertexText(const GenVertex& vertex) {
  double residual[4] = {0, 0, 0, 0};
  double energy = 0;
  const auto add = [&](const FourVector& p, double sign) {
    const double parts[4] = {p.e(), p.px(), p.py(), p.pz()};
    for (int k = 0; k < 4; k++) residual[k] += sign * parts[k];
    if (sign > 0) energy += p.e();
  };
  for (const auto& p : vertex.particles_in()) add(p->momentum(), 1);
  for (const auto& p : vertex.particles_out()) add(p->momentum(), -1);
  double largest = 0;
  for (const double value : residual) largest = std::max(largest, std::abs(value));
  const auto at = vertex.position();
  return "{\"status\":" + json(vertex.status()) + ",\"incoming\":" + json(int(vertex.particles_in().size())) +
         ",\"outgoing\":" + json(int(vertex.particles_out().size())) + ",\"position\":" + json(std::vector<double>{at.x(), at.y(), at.z(), at.t()}) +
         ",\"residual\":" + json(largest / energy) + "}";
}

static std::string particleText(const GenParticle& particle) {
  const auto& p = particle.momentum();
  const auto remnant = particle.attribute<IntAttribute>("remnant_particle_number");
  return "{\"pid\":" + json(particle.pid()) + ",\"status\":" + json(particle.status()) +
         ",\"mass\":" + json(particle.generated_mass()) +
         ",\"momentum\":" + json(std::vector<double>{p.e(), p.px(), p.py(), p.pz()}) +
         ",\"produced\":" + json(particle.production_vertex() && particle.production_vertex()->id() != 0) +
         ",\"ended\":" + json(bool(particle.end_vertex())) +
         ",\"remnant\":" + (remnant ? json(remnant->value()) : "null") + "}";
}

static void printEvent(const GenEvent& event) {
  std::string vertices;
  for (const auto& vertex : event.vertices()) vertices += (vertices.empty() ? "" : ",") + vertexText(*vertex);
  std::string particles;
  for (const auto& particle : event.particles()) particles += (particles.empty() ? "" : ",") + particleText(*particle);
  const auto process = event.attribute<IntAttribute>("signal_process_id");
  const auto position = event.attribute<StringAttribute>("lab_pos");
  std::cout << "{\"number\":" << event.event_number() << ",\"units\":[" << quoted(Units::name(event.momentum_unit())) << ","
            << quoted(Units::name(event.length_unit())) << "],\"weight\":" << json(event.weight("CV"))
            << ",\"process\":" << (process ? json(process->value()) : "null")
            << ",\"position\":" << list<double>(position) << ",\"vertices\":[" << vertices
            << "],\"particles\":[" << particles << "]}\n";
}

int main(int count, char** arguments) {
  const std::vector<std::string> wanted(arguments + 1, arguments + count);
  ReaderAscii reader(std::cin);
  bool first = true;
  while (!reader.failed()) {
    GenEvent event;
    reader.read_event(event);
    if (reader.failed()) break;
    if (first) printRun(*event.run_info(), wanted);
    first = false;
    printEvent(event);
  }
  return first ? 1 : 0;
}
