* The 1/dm half averaged over dilepton directions, for an integral over K2. Included by trident.frm and helicityFlip.frm.
*
* In powers of du = u-(x-T)/4 (for equal masses the odd part of u) few terms are left, and their coefficients are free of K2 once
* iS*K2 is written as 1-(Q2+T)*iS. What depends on K2 goes into the averages
*   aN = <du^N/dm^2>, bN = <du^N/dm>, cN = iS*bN, eN = K2*bN, one = <1>,
* of which the result is a linear function: the integral over K2 can be done before it is applied.
if ( count(ip,1) > 0 ) discard;
if ( count(im,1) == 0 ) multiply 1/2;
id u = du+(x-T)/4;
.sort
repeat id iS*K2 = 1-(Q2+T)*iS;
.sort
#do n=4,0,-1
  id im^2*du^`n' = a`n';
#enddo
#do n=4,0,-1
  id im*iS*du^`n' = c`n';
#enddo
#do n=1,0,-1
  id im*K2*du^`n' = e`n';
#enddo
#do n=1,0,-1
  id im*du^`n' = b`n';
#enddo
if ( count(<a0,1>,...,<a4,1>,b0,1,b1,1,<c0,1>,...,<c4,1>,e0,1,e1,1) == 0 ) multiply one;
