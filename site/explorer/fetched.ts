/** JSON that a page or its worker loads. @throws Error where the server does not have it */
export async function fetched<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}
